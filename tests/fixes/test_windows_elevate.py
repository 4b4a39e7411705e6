import sys
from pathlib import Path

import pytest

from exposure_check.fixes.windows_elevate import code_of, folder, parameters, run_elevated
from exposure_check.model.fix import FixRefusedError
from exposure_check.setwindows.protocol import Code


def test_the_command_line_is_quoted():
    assert parameters(["set", "mdns", "0"], r"C:\Program Files\x") == (
        r'-I -S "C:\Program Files\x" set mdns 0'
    )


def test_the_folder_is_a_program():
    assert (Path(folder()) / "__main__.py").is_file()


def test_statuses():
    assert code_of(0) is Code.DONE
    assert code_of(3) is Code.NO_RIGHTS
    assert code_of(3221225786) is Code.FAILED


@pytest.mark.skipif(sys.platform == "win32", reason="would ask")
def test_elsewhere_nobody_is_asked():
    with pytest.raises(FixRefusedError):
        run_elevated(["set", "mdns", "0"])
