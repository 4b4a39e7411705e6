"""What starts: a command, the window, or a demo where there can be no window."""

import gc
import io
from pathlib import Path

import pytest

from exposure_check.gui import screen
from exposure_check.gui.screen import NoScreen
from exposure_check.locate import resources
from exposure_check.wiring import commands
from exposure_check.wiring.start import run_command_line


def test_command_line_runs_on_the_process_streams(capsys, tmp_path: Path) -> None:
    assert run_command_line(["--nonsense"]) == 2
    assert run_command_line(["analyze", str(tmp_path / "missing.pcap")]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "missing.pcap" in shown.err


def test_without_arguments_and_without_a_screen_a_demo_is_checked(capsys, monkeypatch) -> None:
    monkeypatch.setattr(screen, "missing", lambda: NoScreen("library", {"library": "libEGL.so.1"}))
    assert run_command_line([]) == 0
    shown = capsys.readouterr()
    assert "libEGL.so.1" in shown.err
    assert "Exposed" in shown.out
    assert "--help" in shown.out


def test_without_arguments_the_window_opens(monkeypatch) -> None:
    from exposure_check.wiring import app

    opened = []
    monkeypatch.setattr(screen, "missing", lambda: None)
    monkeypatch.setattr(app, "run_app", lambda root, files: opened.append((root, files)) or 0)
    assert run_command_line([]) == 0
    assert opened == [(resources(), ())]


def test_garbage_is_looked_for_again_once_everything_is_loaded(capsys, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(commands, "run", lambda *_: seen.append(gc.isenabled()) or 0)
    assert run_command_line(["--version"]) == 0
    assert run_command_line([""]) == 0
    assert seen == [True, True]
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", "Y...F -> ?"), ("cp950", "Y…F → 著"), ("utf-8", "Y…F → 着")],
)
def test_what_a_terminal_does_not_have_is_shown_by_other_characters(
    monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str
) -> None:
    octets = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(octets, encoding))
    monkeypatch.setattr(commands, "run", lambda *given: given[2].write("Y…F → 着") and 0)
    assert run_command_line(["demo"]) == 0
    assert octets.getvalue().decode(encoding) == shown
