"""Each hostile file has the right outcome, within 5 seconds of computing and 64 MB of memory."""

import json
import os
import subprocess
import sys

import pytest

from tests.hostile.files import FILES

MEMORY = 64 << 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no resource limits there")


@pytest.mark.parametrize("name", FILES)
def test_outcome_under_limits(root, tmp_path, name):
    hostile = FILES[name]
    path = tmp_path / "capture"
    path.write_bytes(hostile.make())
    done = subprocess.run(
        [sys.executable, str(root / "tests" / "hostile" / "reader.py"), str(path)],
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcome = json.loads(done.stdout)
    assert (outcome["refused"], outcome["code"]) == (hostile.refused, hostile.code)
    assert outcome["peak"] <= MEMORY
    if hostile.refused:
        return
    assert outcome["frames"] >= hostile.frames
    assert outcome["rows"] == hostile.rows
    assert outcome["problems"] == sorted(hostile.problems)


def test_there_are_at_least_twenty():
    assert len(FILES) >= 20
