"""Octets of unknown meaning that stay in their places, or are counted on, while others change.

`ble_tokens` compares parts and pieces as wholes: what stands between octets that change with every
address is no piece, and a clock is never the same.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from exposure_check.checks.ble_lives import Life

_PLACES = 5
"""Equal octets in their places, of a message with 27: by chance once in ten million."""
_VARIED = 3
_PAYLOADS = 4
"""Payloads of either address that are compared."""

_WIDTH = 4
_STEPS = 4096
"""Largest step of a clock or counter over a change of address, in whatever unit."""
_CHANGES = 3
"""Changes over which one counts on: of drawn octets behind two fixed ones by chance 1 in 4,000."""


def stays_in_places(old: Life, new: Life) -> bool:
    """True if messages of two addresses agree in single octets that are no filling."""
    return any(_agree(one, other) for one, other in product(_rests(old), _rests(new)))


def _agree(one: bytes, other: bytes) -> bool:
    if len(one) != len(other) or len(one) < _PLACES:
        return False
    equal = [octet for octet, beside in zip(one, other, strict=True) if octet == beside]
    return len(equal) >= _PLACES and len(set(equal)) >= _VARIED


def _rests(life: Life) -> list[bytes]:
    return [rest for seen in life.payloads[:_PAYLOADS] for rest in seen.payload.rest]


def counts_on(changes: Sequence[tuple[Life, Life]]) -> bool:
    """True if four octets in one place, in either order, move ahead a little with each change.

    Args:
        changes: the old address and the new one of each.
    """
    if len(changes) < _CHANGES:
        return False
    common: set[tuple[int, int, bool]] | None = None
    for old, new in changes:
        ahead = set(_ahead(old, new))
        common = ahead if common is None else common & ahead
    return bool(common)


def _ahead(old: Life, new: Life) -> Iterator[tuple[int, int, bool]]:
    """Yield which structure, place in it and order of octets moves ahead."""
    last = next((seen.payload.rest for seen in reversed(old.payloads) if seen.payload.rest), ())
    first = next((seen.payload.rest for seen in new.payloads if seen.payload.rest), ())
    for number, (one, other) in enumerate(zip(last, first, strict=False)):
        if len(one) == len(other):
            yield from ((number, *place) for place in _moved_ahead(one, other))


def _moved_ahead(one: bytes, other: bytes) -> Iterator[tuple[int, bool]]:
    for at in range(len(one) - _WIDTH + 1):
        before, after = one[at : at + _WIDTH], other[at : at + _WIDTH]
        if 0 < int.from_bytes(after) - int.from_bytes(before) <= _STEPS:
            yield at, True
        if 0 < int.from_bytes(after, "little") - int.from_bytes(before, "little") <= _STEPS:
            yield at, False
