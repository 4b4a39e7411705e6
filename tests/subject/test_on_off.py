import random

import pytest

from exposure_check.subject.answer import WRONG, Whose, Why
from exposure_check.subject.on_off import MAX_ROUNDS, MIN_ROUNDS, error_bound, follow
from exposure_check.subject.phases import BLUETOOTH, WIFI, Phase
from tests.subject.live import BEGIN, heard, ons, phases, rotating, static

SECOND = 1_000_000
ALWAYS = heard(1, (0, 480), rssi=-60)


def test_a_device_with_a_new_address_each_time_is_found():
    answer = follow(phases(3), [*rotating(3), ALWAYS])
    assert (answer.whose, answer.keys) == (Whose.MINE, {101, 102, 103})
    assert (answer.rounds, answer.followed) == (3, 3)
    assert answer.error <= WRONG


def test_a_device_that_keeps_its_address_is_found_with_less_error():
    answer = follow(phases(3), [static(3), ALWAYS])
    assert (answer.whose, answer.keys) == (Whose.MINE, {100})
    assert answer.error < follow(phases(3), [*rotating(3), ALWAYS]).error


def test_fewer_rounds_are_too_few_however_clear():
    answer = follow(phases(2), [static(2)])
    assert (answer.whose, answer.why) == (Whose.AMBIGUOUS, Why.MORE_ROUNDS)
    assert follow([], []).whose is Whose.AMBIGUOUS


def test_nothing_that_follows_is_none():
    answer = follow(phases(4), [ALWAYS, heard(2, (100, 150)), heard(3, (70, 75))])
    assert (answer.whose, answer.why, answer.keys) == (Whose.NONE, Why.SILENT, frozenset())
    assert follow(phases(4), []).whose is Whose.NONE


@pytest.mark.parametrize("rssi", [-45, -70])
def test_two_that_both_follow_are_ambiguous(rssi):
    answer = follow(phases(4), [*rotating(4), *rotating(4, 200, rssi=rssi)])
    assert (answer.whose, answer.why, answer.keys) == (
        Whose.AMBIGUOUS, Why.TWO_FOLLOW, frozenset(),
    )  # fmt: skip
    answer = follow(phases(4), [static(4), static(4, 200, rssi=rssi)])
    assert answer.why is Why.TWO_FOLLOW


def test_a_missed_round_asks_for_more_and_then_leaves_it_out():
    first = rotating(6)
    missed = [one for one in first if one.key != 102]
    assert follow(phases(3), missed).why is Why.MORE_ROUNDS
    answer = follow(phases(6), missed)
    assert (answer.whose, answer.followed) == (Whose.MINE, 5)
    assert 102 not in answer.keys


def test_comings_and_goings_at_its_strength_make_it_ambiguous():
    busy = [heard(500 + n, (62 + 7 * n, 62 + 7 * n + 25 + n % 9), rssi=-47) for n in range(24)]
    answer = follow(phases(3), [*rotating(3), *busy])
    assert answer.whose is Whose.AMBIGUOUS
    # The same comings and goings far away do not matter.
    far = [heard(500 + n, (62 + 7 * n, 62 + 7 * n + 25 + n % 9), rssi=-80) for n in range(24)]
    assert follow(phases(3), [*rotating(3), *far]).keys == {101, 102, 103}


def test_a_stranger_in_a_single_missed_round_is_not_named_in_a_busy_place():
    """The case that more rounds cannot mend: mine silent once, a stranger in its place."""
    on, off = ons(4)[1]
    stranger = heard(900, (on + 1, off - 1))
    others = [heard(600 + n, (61 + 40 * n, 61 + 40 * n + 33)) for n in range(4)]
    mine = [one for one in rotating(4) if one.key != 102]
    answer = follow(phases(4), [*mine, stranger, *others])
    assert 900 not in answer.keys


def test_an_address_does_not_come_back_after_another():
    """Mine keeps its address and is silent in one round, in which a stranger follows."""
    rounds = ons(4)
    mine = heard(100, (0, 59), *((on + 1, off - 1) for on, off in (rounds[0], *rounds[2:])))
    on, off = rounds[1]
    stranger = heard(900, (on + 1, off - 1))
    answer = follow(phases(4), [mine, stranger])
    assert (answer.whose, answer.keys, answer.followed) == (Whose.MINE, {100}, 3)
    half = heard(100, (0, 59), *((on + 1, off - 1) for on, off in (rounds[0], rounds[3])))
    answer = follow(phases(4), [half, stranger])
    assert (answer.whose, answer.why) == (Whose.AMBIGUOUS, Why.MORE_ROUNDS)


def test_an_address_may_change_once_for_all():
    rounds = ons(4)
    old = heard(100, (0, 59), *((on + 1, off - 1) for on, off in rounds[:2]))
    new = heard(101, *((on + 1, off - 1) for on, off in rounds[2:]))
    assert follow(phases(4), [old, new]).keys == {100, 101}


def test_a_device_missed_in_half_of_the_rounds_is_not_named():
    mine = [one for one in rotating(6) if one.key not in (102, 104, 106)]
    answer = follow(phases(6), mine)
    assert (answer.whose, answer.why) == (Whose.AMBIGUOUS, Why.SILENT)


def test_a_rhythm_of_its_own_does_not_follow_random_lengths():
    for start in range(52):
        beacon = heard(7, *((start + 52 * n, start + 52 * n + 30) for n in range(8)))
        assert follow(phases(4), [beacon]).whose is not Whose.MINE


def test_an_accessory_that_is_heard_while_the_phone_is_off_is_not_the_phone():
    offs = [
        ((one.start - BEGIN) // SECOND + 2, (one.end - BEGIN) // SECOND)
        for one in phases(3)
        if not one.on
    ]
    found = follow(phases(3), [*rotating(3), heard(5, *offs, rssi=-60)])
    assert found.keys == {101, 102, 103}
    assert follow(phases(3), [heard(5, *offs)]).whose is not Whose.MINE


def test_too_many_that_fit_are_a_crowd():
    crowd = [one for n in range(101) for one in rotating(3, 1000 * n)]
    answer = follow(phases(3), crowd)
    assert (answer.whose, answer.why) == (Whose.AMBIGUOUS, Why.CROWDED)


def test_strength_may_be_missing():
    assert follow(phases(3), rotating(3, rssi=127)).keys == {101, 102, 103}


def wifi_phases():
    steps, at = [], BEGIN
    for number, length in enumerate((30, 50, 82, 49, 71, 55, 78, 48)):
        steps.append(Phase(number % 2 == 0, at, at + length * SECOND))
        at += length * SECOND
    spans = [
        ((one.start - BEGIN) // SECOND + 6, (one.end - BEGIN) // SECOND) for one in steps if one.on
    ]
    return steps, spans


def test_wifi_of_a_phone_that_searches_every_ten_seconds():
    steps, spans = wifi_phases()
    assert follow(steps, [heard(9, *spans, step=10)], WIFI).keys == {9}


def test_wifi_of_a_phone_with_a_new_address_for_each_search_is_none():
    steps, spans = wifi_phases()
    searches = [second for first, last in spans for second in range(first, last, 10)]
    room = [heard(number, (second, second + 1)) for number, second in enumerate(searches)]
    assert follow(steps, room, WIFI).whose is not Whose.MINE


def test_the_bound_grows_with_chance_and_missed_rounds_and_falls_with_rounds():
    assert error_bound(0.01, 5, 5, changing=False) < error_bound(0.01, 4, 4, changing=False)
    assert error_bound(0.01, 5, 4, changing=True) > 2 * 0.01
    assert error_bound(0.01, 5, 5, changing=True) > 0.01
    assert error_bound(5.0, 3, 3, changing=True) == 1.0


def test_the_bound_holds_for_the_worst_device():
    """Rounds as coins: missed with chance q, filled by one stranger with chance λ if missed."""
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    chance, rounds, trials = 0.05, 5, 20_000
    for missing in (0.1, 0.2, 0.4, 0.7, 1.0):
        wrong = {0: 0, 1: 0}
        for _ in range(trials):
            missed = [draw.random() < missing for _ in range(rounds)]
            filled = [gone and draw.random() < chance for gone in missed]
            left = sum(gone and not fill for gone, fill in zip(missed, filled, strict=True))
            if any(filled) and left in wrong and rounds - left >= MIN_ROUNDS:
                wrong[left] += 1
        for left, count in wrong.items():
            bound = error_bound(chance, rounds, rounds - left, changing=True)
            assert count / trials <= bound * 1.1


def test_any_room_is_answered():
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    for _ in range(150):
        rounds = draw.randrange(0, MAX_ROUNDS + 1)
        room = []
        for key in range(draw.randrange(0, 30)):
            spans = sorted(draw.sample(range(480), 2 * draw.randrange(1, 4)))
            pairs = list(zip(spans[::2], spans[1::2], strict=True))
            rssi = draw.choice((-40, -60, -80, 127))
            room.append(heard(key, *pairs, rssi=rssi, kind=draw.choice(("", "public"))))
        answer = follow(phases(rounds), room, BLUETOOTH)
        assert answer.keys <= set(range(30))
        assert bool(answer.keys) == (answer.whose is Whose.MINE) == (answer.why is Why.NOTHING)
        if answer.whose is Whose.MINE:
            assert answer.error <= WRONG
