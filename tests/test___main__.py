"""Starting the program as users do: as a module, from any folder."""

import subprocess
import sys
from pathlib import Path

import exposure_check


def start(root: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "exposure_check", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(root), "PYTHONWARNINGS": "error"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_exit_status_and_streams_reach_the_caller(root: Path, tmp_path: Path) -> None:
    version = start(root, tmp_path, "--version")
    assert (version.returncode, version.stderr) == (0, "")
    assert exposure_check.__version__ in version.stdout
    wrong = start(root, tmp_path, "analyze", "missing.pcap")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "missing.pcap" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_a_file_named_like_a_module_is_not_run(root: Path, tmp_path: Path) -> None:
    (tmp_path / "struct.py").write_text("raise SystemExit('run from the current folder')")
    assert start(root, tmp_path, "--version").returncode == 0
