import os
import subprocess
import sys
from pathlib import Path

import pytest

from exposure_check.client import process
from exposure_check.client.process import EngineProcess, opened
from tests.client.engines import becomes


def test_the_engine_inherits_two_pipes_and_nothing_else(monkeypatch, root):
    if sys.platform != "linux":
        pytest.skip("looks into /proc")
    becomes(
        monkeypatch,
        root,
        "answers.write(' '.join(sorted(os.listdir('/proc/self/fd'), key=int)).encode())",
    )
    spare = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(spare, True)
    engine = EngineProcess(hand_on_input=False)
    with engine.answers:
        # 0, 1, 2, the two pipes, and the one that lists them.
        assert len(engine.answers.read().split()) == 6
    os.close(spare)
    engine.end(5)


@pytest.mark.skipif(os.name == "nt", reason="sessions of POSIX")
def test_it_has_a_session_of_its_own(monkeypatch, root):
    becomes(monkeypatch, root, "answers.write(str(os.getsid(0)).encode())")
    engine = EngineProcess(hand_on_input=False)
    with engine.answers:
        assert int(engine.answers.read()) == engine.number != os.getsid(0)
    engine.end(5)


def test_it_is_ended_by_force_if_it_must_be(monkeypatch, root):
    becomes(monkeypatch, root, "time.sleep(60)")
    engine = EngineProcess(hand_on_input=False)
    assert not engine.wait(0.05)
    engine.end(0.1)
    assert engine.wait(0)
    engine.hang_up()
    engine.answers.close()


def open_ends():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_nothing_is_left_open_if_it_cannot_be_started(monkeypatch):
    if sys.platform != "linux":
        pytest.skip("looks into /proc")
    monkeypatch.setattr(process, "_program", lambda: ["there is no such program"])
    before = open_ends()
    with pytest.raises(FileNotFoundError):
        EngineProcess(hand_on_input=False)
    assert open_ends() == before


def test_a_frozen_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert list(process._program()) == [sys.executable]
    assert process._environment().get("PYTHONPATH") == os.environ.get("PYTHONPATH")


def test_the_program_is_found_where_it_was_found(monkeypatch, root, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    environment = process._environment()
    assert environment["PYTHONPATH"].split(os.pathsep) == [str(root), "elsewhere"]
    done = subprocess.run(
        [*process._program(), "--version"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert b"exposure-check" in done.stdout


@pytest.mark.parametrize("ends", [("x", "1"), ("900", "901")])
def test_what_is_no_pipe_is_refused(ends):
    with pytest.raises((OSError, ValueError)):
        opened(*ends)
