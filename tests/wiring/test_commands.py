"""The commands with all adapters: what is plugged together works as a program."""

import io
import json

import pytest

import exposure_check
from exposure_check.checks.registry import CHECKS
from exposure_check.locate import resources
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.wiring.commands import demo_instead, program, terminal_language


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


def test_a_terminal_that_cannot_show_chinese_reads_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    for encoding, severity in (("ascii", "Exposed"), ("cp950", "會被認出")):
        out = io.TextIOWrapper(io.BytesIO(), encoding)
        made = program(resources(), out, io.StringIO())
        assert made.words.text("report", "severity.exposed") == severity


def test_reports_can_be_written_as_json() -> None:
    made = program(resources(), io.StringIO(), io.StringIO())
    demo = next(iter(made.client.demos()))
    report = made.client.demo(demo, lambda _share, _records: None)
    document = json.loads(made.as_json(report, "A sentence.", reveal=False))
    assert document["sentence"] == "A sentence."
    assert document["program"]["version"] == exposure_check.__version__


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_keyboard_brings_no_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    made = program(resources(), io.StringIO(), io.StringIO())
    with pytest.raises(ExposureCheckError) as caught:
        made.client.analyze(["-"], [], lambda _share, _records: None)
    assert caught.value.reason is Reason.STANDARD_INPUT_IS_KEYBOARD


def test_without_a_screen_no_line_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out, err = io.StringIO(), io.StringIO()
    assert demo_instead("none", {}, resources(), out, err) == 0
    assert max(map(len, (out.getvalue() + err.getvalue()).splitlines())) <= 60
