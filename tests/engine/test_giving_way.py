import subprocess
import sys
from pathlib import Path

import pytest

from exposure_check.engine.giving_way import NICE

PROBE = """
import os
from exposure_check.engine.giving_way import NICE, GivingWay
from exposure_check.engine.hardening import harden
before = os.nice(0)
with GivingWay() as give_way:
    harden()
    give_way()
print(os.nice(0) == min(before + NICE, 19))
"""
GROUP = Path("/proc/self/autogroup")


def said(root, script):
    """Return what a script prints in a session of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    )
    return done.stdout.split()


@pytest.mark.skipif(sys.platform == "win32", reason="priorities of POSIX")
def test_it_is_behind_once_it_is_told(root):
    assert said(root, PROBE) == ["True"]


@pytest.mark.skipif(not GROUP.exists(), reason="a Linux that weighs sessions")
def test_its_session_is_behind_too(root):
    script = f"{PROBE}\nprint(open({str(GROUP)!r}).read().split()[-1])"
    assert said(root, script) == ["True", str(NICE)]


def test_where_there_are_no_sessions_nothing_happens(root, tmp_path):
    script = f"""
from pathlib import Path
from exposure_check.engine.giving_way import GivingWay
with GivingWay(Path({str(tmp_path / "none")!r})) as give_way:
    give_way()
print("well")
"""
    assert said(root, script) == ["well"]
