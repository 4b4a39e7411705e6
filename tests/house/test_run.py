"""``./run`` sets up packages for what needs them, and for nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")

SETUP = """
venv=$root/venv
need_venv() { echo "venv $1"; }
need_python() { echo python; python=$root/venv/bin/python; }
set_up_window() { echo window; python=$root/venv/bin/python; }
has_screen() { [ -n "${DISPLAY:-}" ]; }
"""
WITH_PACKAGES = ("watch --bluetooth", "abilities", "audit --json", "fix", "analyze a --mine irk=ff")
WITHOUT = ("analyze a.pcap", "demo", "checks", "steps --system ios:18", "--help")


@pytest.fixture
def run(root: Path, tmp_path: Path):
    """A checkout whose set-up says what it was asked for, and whose Python does nothing."""
    shutil.copy(root / "run", tmp_path)
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "setup.sh").write_text(SETUP)
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\n")
    python.chmod(0o755)

    def started(arguments: str, **environment: str) -> list[str]:
        command = [tmp_path / "run", *arguments.split()]
        env = {"PATH": os.environ["PATH"], **environment}
        done = subprocess.run(command, env=env, capture_output=True, check=True, text=True)
        return done.stdout.splitlines()

    return started


@pytest.mark.parametrize("arguments", WITH_PACKAGES)
def test_what_needs_packages_gets_them(run, arguments):
    assert run(arguments) == ["venv run"]


@pytest.mark.parametrize("arguments", WITHOUT)
def test_recordings_are_checked_with_python_alone(run, arguments):
    assert run(arguments) == ["python"]


def test_the_window_needs_a_screen(run):
    assert run("", DISPLAY=":0") == ["window"]
    assert run("") == ["python"]
