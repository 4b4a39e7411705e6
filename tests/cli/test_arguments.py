import pytest

from exposure_check.cli import arguments as grammar
from exposure_check.cli.arguments import COMMANDS, SYSTEMS
from exposure_check.cli.worded_parser import TextAskedError, WrongUseError
from exposure_check.model.menus import PHONES, Menus
from tests.cli.made import WORDS


def parsed(*arguments):
    return grammar.parsed(arguments, WORDS, "1.0")


def test_analyze_takes_files_and_rules():
    asked = parsed("analyze", "a", "b", "--mine", "all", "--json")
    assert (asked.command, asked.files, asked.mine, asked.json, asked.reveal) == (
        "analyze",
        ["a", "b"],
        ["all"],
        True,
        False,
    )


def test_a_dash_is_standard_input():
    assert parsed("analyze", "-").files == ["-"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_system_has_words(system):
    assert parsed("demo", "--system", system).system == Menus(system)
    assert WORDS.has("report", f"tip.{system}")


def test_a_phone_has_a_version_and_a_computer_has_none():
    assert parsed("demo").system == Menus()
    assert parsed("demo", "--system", "ios:18.1").system == Menus("ios", 18)
    assert parsed("steps", "--system", "android:8").system == Menus("android", 8)


@pytest.mark.parametrize("system", PHONES)
def test_an_audit_is_of_this_computer(system):
    assert parsed("audit", "--system", "macos").system == Menus("macos")
    with pytest.raises(WrongUseError):
        parsed("audit", "--system", system)


def test_options_are_not_abbreviated():
    with pytest.raises(WrongUseError):
        parsed("analyze", "a", "--rev")


def test_no_command_at_all():
    assert parsed().command is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["analyse", "a"], "There is no command analyse."),
        (["--mine", "all"], "There is no command all."),
        (["analyze"], "Name a recording to check"),
        (["analyze", "a", "--mine"], "What stands after --mine"),
        (["analyze", "a", "--system", "palm"], "What stands after --system"),
        (["analyze", "a", "--system", "windows:11"], "What stands after --system"),
        (["analyze", "a", "--system", "ios:9"], "The steps for ios cover versions 14 to 26."),
        (["analyze", "a", "--json=yes"], "What stands after --json"),
        (["analyze", "a", "--nonsense"], "There is no use for --nonsense"),
        (["watch", "a.pcap"], "Watching is for what is sent now"),
        (["demo", "leaks", "more"], "There is no use for more"),
        (["--nonsense"], "There is no use for --nonsense"),
    ],
)
def test_wrong_use_is_said_in_our_own_words(arguments, said):
    with pytest.raises(WrongUseError) as wrong:
        parsed(*arguments)
    assert str(wrong.value).startswith(said)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_no_words_of_argparse(command):
    with pytest.raises(TextAskedError) as text:
        parsed(command, "--help")
    shown = str(text.value)
    assert shown.startswith(f"Usage: exposure-check {command} ")
    assert "Options:" in shown
    for english in ("usage:", "positional arguments", "options:", "show this help"):
        assert english not in shown


@pytest.mark.parametrize("arguments", [("--help",), *((one, "--help") for one in COMMANDS)])
def test_help_is_no_wider_than_the_terminal(arguments, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    with pytest.raises(TextAskedError) as text:
        parsed(*arguments)
    lines = str(text.value).splitlines()
    wide = [line for line in lines if len(line) > 60]
    assert all(line.startswith("  ") and "exposure-check" in line for line in wide), wide
    assert len(arguments) > 1 or "  exposure-check demo" in lines


def test_the_version():
    with pytest.raises(TextAskedError) as text:
        parsed("--version")
    assert str(text.value) == "exposure-check 1.0\n"
