import pytest

from exposure_check.cli.arguments import SYSTEMS, WrongUseError, parser
from tests.cli.made import WORDS


def parsed(*arguments):
    return parser(WORDS, "1.0").parse_args(arguments)


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
    assert parsed("demo", "--system", system).system == system
    assert WORDS.has("report", f"tip.{system}")


def test_options_are_not_abbreviated():
    with pytest.raises(WrongUseError):
        parsed("analyze", "a", "--rev")
