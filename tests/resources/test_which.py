"""Every answer of the live tests has its words, and what to try next."""

from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.subject.answer import Whose, Why

VALUES = {
    "seconds": 12, "round": 1, "rounds": 3, "followed": 3, "decibels": 14.0,
    "maker": "Apple", "name": "Kit", "kind": "phone",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return Library(root / "resources")


@pytest.mark.parametrize("whose", Whose)
def test_every_answer_has_its_sentence(library, whose):
    assert library.text("which", f"answer.{whose.value}").endswith(".")


@pytest.mark.parametrize("why", [why for why in Why if why])
def test_every_reason_says_what_to_try_next(library, why):
    assert library.text("which", f"next.{why.value}").endswith(".")


def test_a_refusal_says_that_nothing_was_judged(library):
    for whose in (Whose.AMBIGUOUS, Whose.NONE):
        assert "None was judged" in library.text("which", f"answer.{whose.value}")
    assert "does not mean" in library.text("which", f"answer.{Whose.NONE.value}")


def test_every_text_is_filled(library):
    library.text("which", "answer.mine")
    for key in library._groups["which"]:
        assert "…" not in library.text("which", key, VALUES), key
