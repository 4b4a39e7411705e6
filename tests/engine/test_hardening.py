import subprocess
import sys

import pytest

PROBE = """
import resource, sys
from exposure_check.engine.hardening import harden
harden()
for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
    assert resource.getrlimit(limit) == (0, 0)
open(sys.argv[1], "w").close()
try:
    with open(sys.argv[1], "wb", buffering=0) as file:
        file.write(b"x")
except OSError as error:
    print("refused", error.errno)
if sys.platform == "linux":
    import ctypes
    print("dumpable", ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_no_file_can_be_written_and_no_core_is_left(root, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path / "file")],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "refused" in done.stdout
    assert (tmp_path / "file").read_bytes() == b""
    if sys.platform == "linux":
        assert "dumpable 0" in done.stdout
