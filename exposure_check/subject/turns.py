"""Addresses that take turns, as those of one device do when it changes its address."""

from collections.abc import Sequence
from itertools import pairwise

from exposure_check.subject.heard import Heard

HANDOVER = 2_000_000
"""Longest silence between one address and the next, µs: 14 of 15 changes of address of iPhones in
the MIT Lincoln Laboratory captures took less than 0.3 s; weak reception may hide an advertisement
or two."""

ALIKE_DB = 8.0


def take_turns(several: Sequence[Heard]) -> bool:
    """Return whether each address begins where the one before ended, about as strong."""
    in_order = sorted(several, key=lambda one: one.presence.first)
    return all(hands_over(one, other) for one, other in pairwise(in_order))


def hands_over(one: Heard, other: Heard) -> bool:
    """Return whether ``other`` begins where ``one`` ended, of the same kind, about as strong."""
    if one.kind != other.kind or not _alike(one.presence.rssi, other.presence.rssi):
        return False
    return 0 <= other.presence.first - one.presence.last <= HANDOVER


def _alike(one: float | None, other: float | None) -> bool:
    return one is None or other is None or abs(one - other) <= ALIKE_DB
