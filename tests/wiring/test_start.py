"""The one place that knows all adapters: what it plugs together works as a program."""

import io
import json
from pathlib import Path

import pytest

import exposure_check
from exposure_check.checks.registry import CHECKS
from exposure_check.gui import screen
from exposure_check.gui.screen import NoScreen
from exposure_check.locate import resources
from exposure_check.wiring.start import program, run_command_line, terminal_language


def test_program_has_every_check_and_demo() -> None:
    made = program(resources(), io.StringIO(), io.StringIO())
    assert list(made.client.checks()) == list(CHECKS)
    assert {"leaks", "fine", "linkable"} <= {demo.id for demo in made.client.demos()}
    assert made.version == exposure_check.__version__


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_HK.UTF-8"}, "zh_HK.UTF-8"),
        ({"LANG": "zh_HK.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de_DE.UTF-8"),
        ({"LANG": "zh_HK.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "zh_HK:en"}, "zh_HK"),
        ({"LC_ALL": "C", "LANGUAGE": "zh_HK"}, "en"),
    ],
)
def test_a_terminal_says_its_language(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


def test_a_terminal_of_hong_kong_reads_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    made = program(resources(), io.StringIO(), io.StringIO())
    assert made.words.text("report", "severity.exposed") == "會被認出"


def test_reports_can_be_written_as_json() -> None:
    made = program(resources(), io.StringIO(), io.StringIO())
    demo = next(iter(made.client.demos()))
    report = made.client.demo(demo, lambda _share, _records: None)
    document = json.loads(made.as_json(report, "A sentence.", reveal=False))
    assert document["sentence"] == "A sentence."
    assert document["program"]["version"] == exposure_check.__version__


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
    pytest.importorskip("platformdirs")
    from exposure_check.wiring import app

    opened = []
    monkeypatch.setattr(screen, "missing", lambda: None)
    monkeypatch.setattr(app, "run_app", lambda root, files: opened.append((root, files)) or 0)
    assert run_command_line([]) == 0
    assert opened == [(resources(), ())]
