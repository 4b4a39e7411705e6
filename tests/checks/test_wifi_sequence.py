import random
from dataclasses import replace

import pytest

from exposure_check.checks.wifi_sequence import CHECK, changes, missed
from tests.checks.wifi_made import emitter, evidence, judged, local, run, searches


def line(count):
    return [local(number) for number in range(count)]


def stepped(*distances, gap=10.0):
    """A new address at each burst, its counter ``distance`` beyond the old one's last."""
    emitters, sequence = [emitter(local(0), [run(0, 100)])], 102
    for number, distance in enumerate(distances, 1):
        sequence = (sequence + distance) % 4096
        emitters.append(emitter(local(number), [run(number * gap, sequence, number=number)]))
        sequence += 2
    return emitters


def word(*emitters, **more):
    return judged(CHECK, *emitters, **more).word


def test_nothing_heard():
    assert word(channels=()) == "not-checked"
    assert word() == "not-seen"


def test_one_address_never_changes():
    outcome = judged(CHECK, *searches([local(1)] * 9))
    assert (outcome.word, outcome.needs[0].id) == ("not-seen", "change")


def test_a_counter_that_runs_on():
    outcome = judged(CHECK, *searches(line(4)))
    assert outcome.word == "linked"
    assert outcome.proofs[0].values == {
        "changes": 3,
        "linked": 3,
        "odds": 262144,
    }


def test_one_change_is_not_enough():
    assert word(*stepped(1)) == "undecided"
    assert word(*stepped(2000)) == "undecided"


@pytest.mark.parametrize(
    ("distances", "expected"),
    [
        ((1, 1), "linked"),
        ((64, 64), "linked"),
        ((1, 2000, 64), "linked"),
        ((65, 65), "undecided"),
        ((256, 256), "undecided"),
        ((257, 257), "not-linked"),
        ((2000, 3000), "not-linked"),
        ((4095, 4090), "undecided"),
        ((0, 0), "undecided"),
        ((1, 2000), "undecided"),
        ((1, 2000, 2000), "undecided"),
        ((1, 2000, 2000, 3000, 2500), "not-linked"),
        ((1, 1, 2000, 3000, 2500), "undecided"),
    ],
)
def test_distances(distances, expected):
    assert word(*stepped(*distances)) == expected


def test_the_counter_wraps():
    assert word(*stepped(1, 4000, 1, 1)) == "linked"
    first = emitter(local(1), [run(0, 4093)])
    second = emitter(local(2), [run(10, 0)])
    assert [change.distance for change in changes([first, second])] == [1]


@pytest.mark.parametrize(("gap", "expected"), [(299, "linked"), (301, "not-seen")])
def test_changes_after_more_than_five_minutes_say_nothing(gap, expected):
    assert word(*stepped(1, 1, gap=gap)) == expected


def test_addresses_heard_at_the_same_time_say_nothing():
    both = searches([[local(1), local(2)]] * 9)
    assert word(*both) == "not-seen"
    overlapping = [emitter(local(1), [run(0, 0, 50)]), emitter(local(2), [run(1, 10, 3)])]
    assert changes(overlapping) == ()


def test_going_back_is_no_change():
    assert len(changes(searches([local(1), local(2), local(1), local(2), local(3)]))) == 2


def test_a_phantom_address_links_nothing():
    """A bit error in the middle of a fixed device's frames looks like a linked change."""
    fixed = emitter(local(1), [run(0, 0), run(10, 4)])
    phantom = emitter(local(2), [run(5, 3, frames=1)])
    assert word(fixed, phantom) == "not-seen"


def test_probabilities():
    assert missed(0, 2) == pytest.approx(0.0081)
    assert missed(5, 5) == pytest.approx(1)


def test_errors_stay_below_one_in_a_hundred():
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    wrong = {"linked": 0, "not-linked": 0}
    for _ in range(500):
        count = chance.randint(2, 12)
        drawn = [chance.randrange(4096) for _ in range(count)]
        running = [
            chance.randint(1, 64) if chance.random() < 0.91 else chance.randrange(4096)
            for _ in range(count)
        ]
        wrong["linked"] += CHECK.judge(_evidence(drawn)).word == "linked"
        wrong["not-linked"] += CHECK.judge(_evidence(running)).word == "not-linked"
    assert max(wrong.values()) <= 5 + 3 * 2.23, wrong


def _evidence(distances):
    return evidence(*stepped(*distances))


def test_two_addresses_in_turn_with_a_counter_each():
    emitters = []
    for turn in range(12):
        side = 2000 * (turn % 2)
        emitters.append(emitter(local(turn), [run(turn * 10.0, side + 4 * turn, number=turn)]))
    outcome = judged(CHECK, *emitters)
    assert (outcome.word, outcome.proofs[0].id) == ("linked", "ran-on")
    assert outcome.proofs[0].values["linked"] == 10


@pytest.mark.parametrize("step", [300, 500, 1000])
def test_steady_long_steps_are_no_new_beginning(step):
    outcome = judged(CHECK, *stepped(*[step] * 6))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "unheard")


def test_a_new_beginning_names_its_odds():
    outcome = judged(CHECK, *stepped(2000, 3000))
    assert outcome.proofs[0].id == "began-anew"
    assert outcome.proofs[0].values == {"changes": 2, "linked": 0, "odds": 123}


def test_a_number_of_its_own_to_begin_with():
    def begins(first):
        return [emitter(local(n), [run(n * 10, first(n), number=n)]) for n in range(12)]

    outcome = judged(CHECK, *begins(lambda n: 777 + n % 3))
    assert (outcome.word, outcome.needs[0].id) == ("undecided", "regular")
    assert judged(CHECK, *begins(lambda n: 0)).word == "not-linked"
    steady = judged(CHECK, *begins(lambda n: 1365 * n))
    assert (steady.word, steady.needs[0].id) == ("undecided", "regular")


@pytest.mark.parametrize("devices", [3, 4, 6])
def test_several_counters_in_turn(devices):
    heard = [
        emitter(local(n), [run(n * 10, 4000 // devices * (n % devices) + 3 * (n // devices))])
        for n in range(8 * devices)
    ]
    assert judged(CHECK, *heard).word == "linked"


DRAWN = (100, 3000, 777, 2200)


def beside(number, at, first):
    return replace(emitter(local(number)), beside=(run(at, first),))


def test_joins_that_go_on_counting():
    searching = [emitter(local(n), [run(n * 10, DRAWN[n])]) for n in range(4)]
    joined = [beside(50 + n, 100 + n * 60, 500 + 3 * n) for n in range(3)]
    assert judged(CHECK, *searching, *joined).word == "linked"
    drawn = [beside(50 + n, 100 + n * 60, DRAWN[n] + 1500) for n in range(3)]
    assert judged(CHECK, *searching, *drawn).word == "not-linked"


def test_joins_that_go_on_from_a_search():
    searching = [emitter(local(n), [run(n * 40, DRAWN[n])]) for n in range(4)]
    joined = [beside(50 + n, n * 40 + 5, DRAWN[n] + 9) for n in range(3)]
    assert judged(CHECK, *searching, *joined).word == "linked"
