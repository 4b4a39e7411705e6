import io

import pytest

from exposure_check.cli.questions import Questions
from exposure_check.cli.worded_parser import WrongUseError
from tests.cli.made import made_program


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y\n", True), (" Y \n", True), ("n\n", False), ("", False), ("\nwhat\ny\n", True)],
)
def test_answers(typed, answer):
    program, _ = made_program(None, keyboard=io.StringIO(typed))
    assert Questions(program, yes=False).ask("apply") is answer
    assert "Type y" in program.err.getvalue()


def test_yes_beforehand_asks_nothing():
    program, _ = made_program(None)
    assert Questions(program, yes=True).ask("apply")
    assert not program.err.getvalue()


def test_nobody_to_ask():
    program, _ = made_program(None)
    questions = Questions(program, yes=False)
    assert not questions.there
    with pytest.raises(WrongUseError, match="--yes"):
        questions.ask("apply")
