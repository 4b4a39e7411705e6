"""Starting the program as users do: as a module, from any folder."""

import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
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


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes")
def test_a_reader_that_has_read_enough_is_no_mistake(root: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "exposure_check", "checks"],
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and signals")
def test_closed_streams_leave_no_traceback(root: Path) -> None:
    """Status 1 would say "exposed": whatever goes wrong with the streams must not give it."""
    program = f"{sys.executable} -m exposure_check"
    for command, expected in (
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
@pytest.mark.parametrize(("is_file", "status"), [(False, 3), (True, 130)])
def test_stopping_while_it_reads(root: Path, tmp_path: Path, is_file: bool, status: int) -> None:
    """A capture that still runs ends with a report; a file is given up with a sentence."""
    fifo = tmp_path / "waits.pcap"
    os.mkfifo(fifo)
    with subprocess.Popen(
        [sys.executable, "-m", "exposure_check", "analyze", str(fifo) if is_file else "-"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        recording = (root / "resources" / "demo" / "fine-wifi.pcap").read_bytes()
        assert process.stdin is not None
        with fifo.open("wb") if is_file else nullcontext(process.stdin) as sink:
            sink.write(recording[:2000])
            sink.flush()
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            out, err = process.stdout.read(), process.stderr.read()
    assert (process.returncode, bool(out)) == (status, not is_file)
    assert b"Traceback" not in err
