"""Starting the program as users do: as a module, from any folder."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and signals")
def test_a_reader_that_stops_early_and_closed_streams_leave_no_traceback(root: Path) -> None:
    """Status 1 would say "exposed": whatever goes wrong with the streams must not give it."""
    program = f"{sys.executable} -m exposure_check"
    for command, expected in (
        ("checks | head -1 > /dev/null; exit ${PIPESTATUS[0]}", 141),
        ("demo fine >&-", 0),
        ("analyze - <&-", 2),
        ("analyze missing.pcap 2>&-", 2),
        ("checks > /dev/full", 2),
        ("checks > /dev/full 2> /dev/full", 2),
    ):
        done = subprocess.run(
            ["bash", "-c", f"{program} {command}"],
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (expected, False), command


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and signals")
def test_stopping_while_it_reads_leaves_a_sentence(root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "exposure_check", "analyze", "-"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        recording = (root / "resources" / "demo" / "fine-wifi.pcap").read_bytes()
        process.stdin.write(recording[:2000])
        process.stdin.flush()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
