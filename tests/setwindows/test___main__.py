import subprocess
import sys
from pathlib import Path

import pytest

from exposure_check import setwindows
from exposure_check.setwindows.protocol import Code

FOLDER = Path(setwindows.__file__).parent


@pytest.mark.skipif(sys.platform == "win32", reason="would change this computer")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["set", "mdns", "0"], Code.NOT_OFFERED), (["nonsense"], Code.NOT_UNDERSTOOD)],
)
def test_it_runs_isolated_and_says_nothing(arguments, code, tmp_path):
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(FOLDER), *arguments],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")
