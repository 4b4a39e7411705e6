from exposure_check.subject.heard import Heard
from exposure_check.subject.presence import Presence
from exposure_check.subject.turns import ALIKE_DB, HANDOVER, take_turns

SECOND = 1_000_000


def heard(key, first, last, rssi=-40, kind="resolvable"):
    presence = Presence(first, rssi)
    presence.observe(last, rssi)
    return Heard(key, presence, kind)


FIRST = heard(1, 0, 10 * SECOND)


def test_one_or_none_takes_turns():
    assert take_turns([])
    assert take_turns([FIRST])


def test_one_that_begins_where_the_other_ended():
    assert take_turns([heard(2, 10 * SECOND + HANDOVER, 20 * SECOND), FIRST])
    assert not take_turns([FIRST, heard(2, 10 * SECOND + HANDOVER + 1, 20 * SECOND)])


def test_two_at_once_are_two():
    assert not take_turns([FIRST, heard(2, 10 * SECOND - 1, 20 * SECOND)])


def test_another_kind_or_strength_is_another_device():
    later = 11 * SECOND
    assert not take_turns([FIRST, heard(2, later, later + SECOND, kind="public")])
    assert take_turns([FIRST, heard(2, later, later + SECOND, rssi=-40 - int(ALIKE_DB))])
    assert not take_turns([FIRST, heard(2, later, later + SECOND, rssi=-41 - int(ALIKE_DB))])
