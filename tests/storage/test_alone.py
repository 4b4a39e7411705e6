import subprocess
import sys

import pytest

from exposure_check.model.fix import FixRefusedError, Refusal
from exposure_check.storage.alone import alone


def test_one_at_a_time(tmp_path):
    with alone(tmp_path / "lock"):
        with pytest.raises(FixRefusedError) as error, alone(tmp_path / "lock"):
            pytest.fail("two at a time")
        assert error.value.why is Refusal.BUSY
    with alone(tmp_path / "lock"):
        pass


def test_a_process_that_dies_lets_go(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from exposure_check.storage.alone import alone\n"
        "with alone(Path(sys.argv[1])): os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "lock")], check=False)
    assert done.returncode == 9
    with alone(tmp_path / "lock"):
        pass


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match="lock"), alone(tmp_path / "none" / "lock"):
        pytest.fail("held nothing")
