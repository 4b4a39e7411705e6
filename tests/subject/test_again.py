"""With which address a device goes on after the rounds of an on/off test."""

import pytest

from exposure_check.subject.again import again
from exposure_check.subject.answer import WRONG, Whose, Why
from exposure_check.subject.on_off import follow
from exposure_check.subject.phases import Phase
from tests.subject.live import BEGIN, LENGTHS, heard, phases, rotating, static

SECOND = 1_000_000


def with_last_on(rounds):
    """The phases, and the last "on": its bounds in seconds since the beginning."""
    made = phases(rounds)
    start, length = made[-1].end, LENGTHS[2 * rounds + 2]
    made.append(Phase(True, start, start + length * SECOND))
    begin = (start - BEGIN) // SECOND
    return made, begin, begin + length


def asked(rounds, *others, mine=None):
    made, on, end = with_last_on(rounds)
    those = rotating(rounds) if mine is None else mine
    found = follow(made[:-1], [*those, *others])
    assert found.whose is Whose.MINE
    return lambda *after: again(found, made, [*those, *others, *after]), on, end


def test_the_one_that_begins_as_those_before_is_taken():
    ask, on, end = asked(4)
    answer = ask(heard(200, (on + 1, end)))
    assert (answer.whose, answer.keys) == (Whose.MINE, {200})
    assert answer.error <= WRONG


def test_an_address_that_is_kept_is_the_one_that_comes_back():
    made, on, end = with_last_on(3)
    kept = static(3)
    for second in range(on + 1, end):
        kept.presence.observe(BEGIN + second * SECOND, -45)
    found = follow(made[:-1], [static(3)])
    answer = again(found, made, [kept, heard(300, (on + 1, end))])
    assert (answer.whose, answer.keys, answer.error) == (Whose.MINE, {100}, found.error)


def test_three_rounds_are_too_few_for_a_new_address():
    ask, on, end = asked(3)
    answer = ask(heard(200, (on + 1, end)))
    assert (answer.whose, answer.why) == (Whose.AMBIGUOUS, Why.MORE_ROUNDS)
    assert answer.keys == frozenset()
    assert answer.error > WRONG


@pytest.mark.parametrize("moment", [-3, 1, 7])
def test_two_that_begin_there_are_ambiguous(moment):
    ask, on, end = asked(4)
    answer = ask(heard(200, (on + 1, end)), heard(300, (on + moment, end), rssi=-50))
    assert (answer.whose, answer.why) == (Whose.AMBIGUOUS, Why.TWO_FOLLOW)


def test_nobody_begins_there():
    ask, _, _ = asked(4)
    assert ask().why is Why.MORE_ROUNDS


@pytest.mark.parametrize(
    "other",
    [
        {"rssi": -60},
        {"kind": "public"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_unlike_those_before_is_not_taken(other):
    ask, on, end = asked(4)
    assert ask(heard(200, (on + 1, end), **other)).keys == frozenset()


def test_what_begins_later_than_usual_or_falls_silent_is_not_taken():
    ask, on, end = asked(4)
    assert ask(heard(200, (on + 6, end))).keys == frozenset()
    assert ask(heard(200, (on + 1, end - 15))).keys == frozenset()


def test_newcomers_at_its_strength_make_it_ambiguous():
    """One came by itself in this test: in the last "on", the next may have come in mine's place."""
    came = heard(50, (90, 104), rssi=-47)
    made, on, end = with_last_on(4)
    found = follow(made[:-1], rotating(4))
    answer = again(found, made, [*rotating(4), came, heard(200, (on + 1, end))])
    assert (answer.whose, answer.keys) == (Whose.AMBIGUOUS, frozenset())
    # One that was there from the start, or far away, does not matter.
    for other in (heard(50, (0, 104)), heard(50, (90, 104), rssi=-80)):
        assert again(found, made, [*rotating(4), other, heard(200, (on + 1, end))]).keys == {200}
