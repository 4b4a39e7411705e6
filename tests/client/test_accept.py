from dataclasses import replace

import pytest

from exposure_check.checks.registry import CHECKS
from exposure_check.client.accept import acceptable, sound
from exposure_check.model.dissection import (
    MAX_DEPTH,
    MAX_LINES,
    MAX_NAME,
    Dissected,
    Line,
    LineKind,
)
from exposure_check.model.verdict import Need, Proof, Severity
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS, made_report

PARTS = frozenset(WORDS.names("payloads"))


def accepted(*outcomes, **changes):
    return acceptable(made_report(*outcomes, **changes), CHECKS, WORDS, PARTS)


def test_what_the_program_says_itself_is_accepted():
    assert accepted(DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME)
    assert accepted(replace(DISCOVERABLE, parts=("apple.nearby-info",)))


@pytest.mark.parametrize(
    "outcome",
    [
        replace(DISCOVERABLE, check="made.up"),
        replace(DISCOVERABLE, check="../../words/cli"),
        replace(DISCOVERABLE, word="wonderful"),
        replace(DISCOVERABLE, proofs=(Proof("made-up", ()),)),
        replace(DISCOVERABLE, needs=(Need("made-up"),)),
        replace(DISCOVERABLE, parts=("made-up",)),
        replace(DISCOVERABLE, parts=("../cli",)),
        replace(JOIN_NOT_SEEN, severity=Severity.PROTECTED),
    ],
)
def test_what_it_has_no_words_for_is_not(outcome):
    assert not accepted(outcome)


def test_what_leads_is_one_of_the_outcomes():
    assert not accepted(DISCOVERABLE, lead=UNDECIDED_NAME)
    assert accepted(DISCOVERABLE, lead=None)


LAYER = Line(0, LineKind.LAYER, "802.11")


def tree(*lines, octets=9):
    return Dissected((LAYER, *lines), octets, True)


@pytest.mark.parametrize("kind", LineKind)
def test_a_tree_of_every_kind_of_line_is_sound(kind):
    assert sound(tree(Line(1, kind, "field")))
    assert sound(tree(Line(1, LineKind.FIELD, "field", "3"), Line(1, LineKind.MASKED, "x", "", 8)))


@pytest.mark.parametrize(
    "wrong",
    [
        Dissected((), 0, True),
        Dissected((Line(1, LineKind.LAYER, "no root"),), 0, True),
        Dissected((LAYER,) * (MAX_LINES + 1), 0, True),
        tree(octets=-1),
        tree(Line(2, LineKind.FIELD, "too deep at once", "3")),
        tree(Line(-1, LineKind.FIELD, "above", "3")),
        tree(*(Line(depth, LineKind.LAYER, "x") for depth in range(1, MAX_DEPTH + 2))),
        tree(Line(1, LineKind.FIELD, "x" * (MAX_NAME + 1))),
        tree(Line(1, LineKind.FIELD, "x", "y" * (MAX_NAME + 1))),
        tree(Line(1, LineKind.FIELD, "turned \u202e round")),
        tree(Line(1, LineKind.FIELD, "x", "escape \x1b[2J")),
        tree(Line(1, LineKind.OTHERS, "addr", "a4:5e:60:c0:ff:ee")),
        tree(Line(1, LineKind.MASKED, "name", "Kit")),
        tree(Line(1, LineKind.FIELD, "x", "3", 7)),
        tree(Line(1, LineKind.MASKED, "x", "", -7)),
    ],
)
def test_what_is_no_bounded_plain_tree_is_refused(wrong):
    assert not sound(wrong)
