"""Every reason why the live tests named nobody says what to try next."""

from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.subject.answer import Why

VALUES = {"seconds": 12, "round": 1, "rounds": 3, "maker": "Apple", "name": "Kit"}


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return Library(root / "resources")


@pytest.mark.parametrize("why", [why for why in Why if why])
def test_every_reason_says_what_to_try_next(library, why):
    assert library.text("which", f"next.{why.value}").endswith(".")


def test_every_text_is_filled(library):
    library.text("which", "answer.mine")
    for key in library._groups["which"]:
        assert "…" not in library.text("which", key, VALUES), key
