"""Phases and presences for tests of the live tests."""

from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import SECOND, Phase
from exposure_check.subject.presence import Presence

BEGIN = 1_000_000 * SECOND

LENGTHS = (60, 22, 33, 24, 38, 20, 31, 25, 36, 21, 34, 23, 37, 22, 35)
"""Seconds of "on", "off", "on" … of a test of up to six rounds, and the "on" after them."""


def phases(rounds):
    """The phases of a test that begins with listening and ends with "off"."""
    found, at = [], BEGIN
    for number, length in enumerate(LENGTHS[: 2 * rounds + 2]):
        found.append(Phase(number % 2 == 0, at, at + length * SECOND))
        at += length * SECOND
    return found


def ons(rounds):
    """Seconds since the beginning in which the radio was on, the first time left out."""
    return [
        ((phase.start - BEGIN) // SECOND, (phase.end - BEGIN) // SECOND)
        for phase in phases(rounds)[2:-1:2]
    ]


def heard(key, *spans, rssi=-45, kind="resolvable", step=1):
    """An address heard once a ``step`` in each span of seconds since the beginning."""
    presence = None
    for first, last in spans:
        for second in range(first, last, step):
            time = BEGIN + second * SECOND + SECOND // 2
            if presence is None:
                presence = Presence(time, rssi)
            else:
                presence.observe(time, rssi)
    assert presence is not None
    return Heard(key, presence, kind)


def rotating(rounds, first_key=100, **changes):
    """A device that follows every round, with a new address each."""
    return [heard(first_key, (0, 59), **changes)] + [
        heard(first_key + number + 1, (on + 1, off - 1), **changes)
        for number, (on, off) in enumerate(ons(rounds))
    ]


def static(rounds, key=100, **changes):
    """A device that follows every round with one address."""
    spans = [(0, 59)] + [(on + 1, off - 1) for on, off in ons(rounds)]
    return heard(key, *spans, **changes)
