import pytest

from exposure_check.wording.commands import Piece, pieces
from tests.cli.made import WORDS

COMMA = "\N{FULLWIDTH COMMA}"
THEN_C = [("a", True), ("然後", False), ("c", True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("No command.", [("No command.", False)]),
        ("`one` `two`", [("one", True), ("two", True)]),
        (
            "Linux: `a b`, then `c`. It counts.",
            [("Linux:", False), ("a b", True), ("then", False), ("c", True), ("It counts.", False)],
        ),
        (f"做法 `a`{COMMA}然後 `c`。", [("做法", False), *THEN_C]),
        ("A quote ` alone", [("A quote ` alone", False)]),
        ("", []),
    ],
)
def test_commands_stand_apart(text, wanted):
    assert list(pieces(text)) == [Piece(*one) for one in wanted]


def test_every_mark_of_the_tips_has_an_end():
    for name in WORDS.names("tips"):
        for step in WORDS.tip(name).steps:
            assert step.text.count("`") % 2 == 0
