import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")


def test_the_folder_is_a_program_that_says_one_code(root):
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", str(root / "exposure_check/setfiles"), "what", "ever"],
        check=False, capture_output=True, text=True, env={}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "bad-arguments\n")
