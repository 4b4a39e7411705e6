from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.wording.fixes import target_text, value_text, verdict_title
from tools.made_computer import MadeComputer


@pytest.fixture(scope="module")
def words():
    return Library(Path(__file__).parents[2] / "resources")


def test_absences_and_yes_are_said(words):
    assert value_text(None, words) == "not set"
    assert value_text(True, words) == "yes"
    assert value_text("stable", words) == "stable"
    name = Identifier(IdentifierKind.NAME, "annas-laptop")
    assert value_text(name, words) is name


def test_what_it_is_for(words):
    report, offers = MadeComputer().client.look()
    assert target_text(offers[0], words, reveal=False) == "H…t"
    assert target_text(offers[0], words, reveal=True) == "Hideaway-net"
    assert target_text(offers[3], words, reveal=False) == "this computer"
    (name,) = [one for one in report.outcomes if one.check == "host.computer-name"]
    assert verdict_title(name, words, reveal=False) == "Its name is its own: a…p"
