import random

from exposure_check.subject.answer import Whose, Why
from exposure_check.subject.heard import Heard
from exposure_check.subject.nearness import GAP_DB, RISE_DB, Step, back_near, nearest
from exposure_check.subject.phases import Phase
from exposure_check.subject.presence import Presence

SECOND = 1_000_000
LENGTH = 12


def spot(key, step, rssi, first=0, last=LENGTH, kind="resolvable"):
    """An address in one phase, heard once a second."""
    at = [(step * 20 + second) * SECOND + SECOND // 2 for second in range(first, last)]
    presence = Presence(at[0], rssi)
    for time in at[1:]:
        presence.observe(time, rssi)
    return Heard(key, presence, kind)


def steps(*phases):
    return [
        Step(bool(number % 2), number * 20 * SECOND, (number * 20 + LENGTH) * SECOND, heard)
        for number, heard in enumerate(phases)
    ]


def held(near=-36, away=-60, other=-55, key=1):
    """One device held near twice, another that lies where it lies."""
    return [[spot(key, n, near if n % 2 else away), spot(9, n, other)] for n in range(4)]


def test_the_loudest_while_near_and_only_then_is_mine():
    answer = nearest(steps(*held()))
    assert (answer.whose, answer.keys, answer.gap) == (Whose.MINE, {1}, 19.0)
    assert (answer.rounds, answer.followed, answer.rssi) == (2, 2, -36.0)


def test_it_need_not_be_heard_while_away():
    phases = held()
    phases[0], phases[2] = phases[0][1:], phases[2][1:]
    assert nearest(steps(*phases)).keys == {1}


def test_the_gap_must_be_clear():
    assert nearest(steps(*held(other=-36 - int(GAP_DB)))).why is Why.NOT_TAKEN_AWAY
    assert nearest(steps(*held(other=-36 - int(GAP_DB) + 1))).why is Why.TOO_CLOSE
    assert nearest(steps(*held(other=-36 - int(RISE_DB)))).whose is Whose.MINE


def test_what_is_loud_always_is_not_held():
    still = [[spot(1, n, -36)] for n in range(4)]
    assert nearest(steps(*still)).why is Why.NOT_TAKEN_AWAY


def test_a_silent_phone_names_nobody():
    others = [[spot(9, n, -70), spot(8, n, -71)] for n in range(4)]
    assert nearest(steps(*others)).whose is Whose.AMBIGUOUS
    assert nearest(steps(*([[spot(9, n, -70)] for n in range(4)]))).whose is Whose.AMBIGUOUS
    assert nearest(steps([], [], [], [])).whose is Whose.NONE


def test_a_passer_by_is_heard_too_briefly():
    phases = [[], [spot(1, 1, -36, 0, 5)], [], [spot(1, 3, -36, 0, 5)]]
    answer = nearest(steps(*phases))
    assert (answer.whose, answer.why) == (Whose.NONE, Why.SILENT)


def test_two_phases_near_and_two_away_are_needed_in_turn():
    assert nearest(steps(*held()[:3])).why is Why.MORE_ROUNDS
    assert nearest([]).why is Why.MORE_ROUNDS
    phases = steps(*held())
    assert nearest([phases[1], phases[0], phases[3], phases[2]]).why is Why.MORE_ROUNDS


def test_a_change_of_address_while_near_names_both():
    phases = held()
    phases[1] = [spot(1, 1, -36, 0, 6), spot(2, 1, -37, 6, LENGTH), spot(9, 1, -55)]
    phases[2] = [spot(2, 2, -60), spot(9, 2, -55)]
    phases[3] = [spot(2, 3, -36), spot(9, 3, -55)]
    assert nearest(steps(*phases)).keys == {1, 2}


def test_a_change_of_address_while_away_must_be_seen():
    phases = held()
    phases[2] = [spot(1, 2, -60, 0, 6), spot(2, 2, -60, 6, LENGTH), spot(9, 2, -55)]
    phases[3] = [spot(2, 3, -36), spot(9, 3, -55)]
    assert nearest(steps(*phases)).keys == {1, 2}
    phases[2] = [spot(9, 2, -55)]
    assert nearest(steps(*phases)).why is Why.CHANGED
    phases[2] = [spot(1, 2, -60, 0, 8), spot(2, 2, -60, 6, LENGTH), spot(9, 2, -55)]
    assert nearest(steps(*phases)).why is Why.CHANGED
    phases[2] = [spot(1, 2, -60, 0, 6), spot(2, 2, -60, 6, LENGTH, kind="public")]
    phases[3] = [spot(2, 3, -36, kind="public")]
    assert nearest(steps(*phases)).why is Why.CHANGED


def test_a_stranger_in_place_of_a_silent_phone_is_not_its_new_address():
    phases = held()
    phases[1].append(spot(2, 1, -70))
    phases[2] = [spot(1, 2, -60, 0, 6), spot(2, 2, -60, 6, LENGTH)]
    phases[3] = [spot(2, 3, -36)]
    assert nearest(steps(*phases)).why is Why.CHANGED


def test_two_held_together_are_too_close():
    both = [[*one, spot(2, n, -38 if n % 2 else -62)] for n, one in enumerate(held())]
    answer = nearest(steps(*both))
    assert (answer.whose, answer.why, answer.keys) == (
        Whose.AMBIGUOUS, Why.TOO_CLOSE, frozenset(),
    )  # fmt: skip


def test_without_strength_nothing_is_near():
    unknown = [[spot(1, n, 127)] for n in range(4)]
    assert nearest(steps(*unknown)).whose is Whose.NONE


def test_any_phases_are_answered():
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    for _ in range(300):
        phases = [
            [
                spot(key, n, draw.randrange(-90, -20), *sorted(draw.sample(range(LENGTH + 1), 2)))
                for key in draw.sample(range(6), draw.randrange(4))
            ]
            for n in range(draw.randrange(7))
        ]
        answer = nearest(steps(*phases))
        assert bool(answer.keys) == (answer.whose is Whose.MINE)


OFF = Phase(False, 80 * SECOND, 104 * SECOND)
LAST = Step(True, 112 * SECOND, 124 * SECOND, ())


def later(key, *, rssi=-36, first=112, kind="resolvable"):
    return Heard(key, over(range(first, 124), rssi), kind)


def over(seconds, rssi):
    presence = Presence(seconds[0] * SECOND, rssi)
    for second in seconds:
        presence.observe(second * SECOND, rssi)
    return presence


def back(*heard, since=None):
    found = nearest(steps(*held()))
    assert found.whose is Whose.MINE
    step = Step(True, LAST.start, LAST.end, heard)
    return back_near(found, OFF, step, since or heard)


def test_it_is_back_with_the_address_it_had():
    answer = back(later(1), later(9, rssi=-55))
    assert (answer.whose, answer.keys) == (Whose.MINE, {1})


def test_it_is_back_with_an_address_never_heard_before_it_was_on():
    new = Heard(2, over(range(106, 124), -38), "resolvable")
    assert back(later(2, rssi=-38), since=[new]).keys == {2}
    for wrong in (
        Heard(2, over(range(90, 124), -38), "resolvable"),
        Heard(2, over(range(113, 124), -38), "resolvable"),
    ):
        answer = back(later(2, rssi=-38), since=[wrong])
        assert (answer.whose, answer.why, answer.keys) == (
            Whose.AMBIGUOUS, Why.CHANGED, frozenset(),
        )  # fmt: skip


def test_what_is_back_is_as_near_and_of_its_kind():
    new = Heard(2, over(range(106, 124), -38), "resolvable")
    assert back(later(2, rssi=-46), since=[new]).why is Why.CHANGED
    assert back(later(2, kind="public"), since=[new]).why is Why.CHANGED
    assert back(later(2), later(9, rssi=-45), since=[new]).why is Why.TOO_CLOSE
    silent = back()
    assert (silent.whose, silent.keys) == (Whose.NONE, frozenset())
