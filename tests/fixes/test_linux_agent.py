"""A terminal is asked in while something is changed, and not longer."""

import os
import pty
import sys
from pathlib import Path

import pytest

from exposure_check.fixes import linux_agent
from tests.end_to_end.processes import alive, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a program of Linux")

AGENT = """#!{python} -S
import os, sys, time
with open("{folder}/told.new", "w") as file:
    print(os.getpid(), *sys.argv[1:], file=file)
os.rename("{folder}/told.new", "{folder}/told")
os.close(int(sys.argv[4]))
time.sleep(60)
"""


@pytest.fixture
def agent(tmp_path, monkeypatch):
    """In place of pkttyagent: it notes what it was told; returns what there is to read."""
    monkeypatch.setattr(linux_agent, "_SYSTEM_PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(linux_agent, "_has_terminal", lambda: True)
    program = tmp_path / "pkttyagent"
    program.write_text(AGENT.format(python=sys.executable, folder=tmp_path))
    program.chmod(0o755)
    return lambda: (tmp_path / "told").read_text().split()


def test_it_asks_for_this_process(agent):
    with linux_agent.asking_here():
        number, *told = agent()
        assert alive(int(number))
        assert told[:3] == ["--process", str(os.getpid()), "--notify-fd"]
    assert not alive(int(number))


def test_it_ends_with_what_failed(agent):
    def failing():
        with linux_agent.asking_here():
            raise ValueError(agent()[0])

    with pytest.raises(ValueError, match=r"\d+") as error:
        failing()
    assert not alive(int(str(error.value)))


def test_without_a_terminal_or_the_program_nothing_is_started(agent, monkeypatch, tmp_path):
    monkeypatch.setattr(linux_agent, "_has_terminal", lambda: False)
    with linux_agent.asking_here():
        assert not (tmp_path / "told").exists()
    monkeypatch.undo()
    monkeypatch.setattr(linux_agent, "_SYSTEM_PATH", str(tmp_path / "none"))
    with linux_agent.asking_here():
        assert not (tmp_path / "told").exists()


def test_what_cannot_be_started_is_as_if_it_were_not_there(agent, tmp_path):
    (tmp_path / "pkttyagent").write_text("no program")
    with linux_agent.asking_here():
        assert not (tmp_path / "told").exists()


def test_a_terminal_is_what_this_process_belongs_to(tmp_path):
    said = tmp_path / "said"
    child, handle = pty.fork()
    if child == 0:
        Path(said).write_text(str(linux_agent._has_terminal()))
        os._exit(0)
    os.waitpid(child, 0)
    os.close(handle)
    assert wait_for(said.read_text) == "True"
    child = os.fork()
    if child == 0:
        os.setsid()
        Path(said).write_text(str(linux_agent._has_terminal()))
        os._exit(0)
    os.waitpid(child, 0)
    assert said.read_text() == "False"
