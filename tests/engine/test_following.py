from exposure_check.engine.following import next_address
from exposure_check.model.heard import RSSI_UNKNOWN
from exposure_check.subject.heard import Heard
from exposure_check.subject.presence import Presence

SECOND = 1_000_000


def heard(key, first, last, rssi=-45, kind="resolvable"):
    presence = Presence(first * SECOND, rssi)
    presence.observe(last * SECOND, rssi)
    return Heard(key, presence, kind)


LAST = heard(1, 100, 900)
NEXT = heard(2, 901, 950)
ARRIVED = [("resolvable", -45.0)]
"""The next address itself."""


def followed(others, arrivals=(), seconds=1000, last=LAST):
    return next_address(last, [last, *others], [*ARRIVED, *arrivals], seconds)


def test_the_only_one_that_began_then_is_the_next():
    assert followed([NEXT, heard(3, 100, 950), heard(4, 950, 960)]) is NEXT


def test_two_that_began_then_are_nobody():
    assert followed([NEXT, heard(3, 901, 950, -50)]) is None


def test_kind_strength_and_moment_must_fit():
    assert followed([heard(2, 901, 950, kind="public")]) is None
    assert followed([heard(2, 901, 950, -60)]) is None
    assert followed([heard(2, 903, 950)]) is None
    assert followed([heard(2, 899, 950)]) is None
    assert followed([]) is None


def test_where_strangers_come_and_go_nobody_is_followed():
    assert followed([NEXT], [("resolvable", -48.0)]) is None
    assert followed([NEXT], [("resolvable", None)]) is None
    assert followed([NEXT], [("resolvable", -80.0), ("public", -45.0)]) is NEXT
    assert followed([NEXT], [("resolvable", -48.0)], seconds=3000) is NEXT


def test_too_short_a_time_says_nothing_about_strangers():
    assert followed([NEXT], seconds=900) is None


def test_strength_may_be_unknown():
    last = heard(1, 100, 900, RSSI_UNKNOWN)
    assert followed([NEXT], last=last) is NEXT
    assert followed([NEXT], [("resolvable", -90.0)], last=last) is None
