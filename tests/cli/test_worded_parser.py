import pytest

from exposure_check.cli.worded_parser import TextAskedError, WordedParser, WrongUseError
from tests.cli.made import WORDS


def made():
    parser = WordedParser(WORDS, "Made for this test.", prog="made")
    parser.options.add_argument("--count", type=int)
    parser.arguments.add_argument("file", nargs="?")
    return parser


def test_what_is_understood():
    asked = made().understood(["a", "--count", "3"])
    assert (asked.file, asked.count) == ("a", 3)


@pytest.mark.parametrize("arguments", [["--count"], ["--count", "x"]])
def test_a_value_that_is_missing_or_wrong_names_its_option_only(arguments):
    with pytest.raises(WrongUseError) as wrong:
        made().understood(arguments)
    assert str(wrong.value) == WORDS.text("cli", "use.needs-value", {"option": "--count"})
    assert wrong.value.__suppress_context__


def test_any_other_refusal_of_argparse_is_said_in_our_words():
    with pytest.raises(WrongUseError) as wrong:
        made().error("some English")
    assert str(wrong.value) == WORDS.text("cli", "use.not-understood")


def test_help_and_other_texts_are_handed_on():
    parser = made()
    parser.show("--made", "A text.\n", "Shows it.")
    for option, text in (("--help", parser.format_help()), ("--made", "A text.\n")):
        with pytest.raises(TextAskedError) as asked:
            parser.understood([option])
        assert str(asked.value) == text
