"""Finds addresses that are most likely a stronger one with a bit flipped by noise."""

from collections.abc import Iterable

from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.subject.candidate import Candidate, Medium

WEAK_SHARE = 0.01
"""A suspect has at most this share of its strong neighbour's frames, or two frames."""

_WEAK_FRAMES = 2
_STRONG_FRAMES = 10


def suspected(candidates: Iterable[Candidate]) -> frozenset[int]:
    """Return the keys of candidates one bit away from a much stronger one of the same medium.

    Sniffers hand on frames with flipped bits; a phantom address seen twice is noise, not a second
    device and not a change of address (rule B1). Wi-Fi Direct addresses are one bit away from the
    hardware address by design, so with three frames and more the U/L bit's neighbour is spared.
    """
    by_place: dict[tuple[Medium, bytes], Candidate] = {
        (candidate.medium, candidate.address): candidate
        for candidate in candidates
        if candidate.address is not None and not candidate.told
    }
    most = max((candidate.frames for candidate in by_place.values()), default=0)
    return frozenset(
        candidate.key
        for (medium, address), candidate in by_place.items()
        if candidate.frames <= max(_WEAK_FRAMES, WEAK_SHARE * most)
        and any(
            _outweighs(by_place.get((medium, neighbour)), candidate, local_bit=local_bit)
            for neighbour, local_bit in _neighbours(address)
        )
    )


def _neighbours(address: bytes) -> Iterable[tuple[bytes, bool]]:
    number = int.from_bytes(address)
    for bit in range(ADDRESS_LENGTH * 8):
        yield (number ^ (1 << bit)).to_bytes(ADDRESS_LENGTH), bit == ADDRESS_LENGTH * 8 - 7


def _outweighs(strong: Candidate | None, weak: Candidate, *, local_bit: bool) -> bool:
    if strong is None or strong.frames < _STRONG_FRAMES:
        return False
    if weak.frames <= _WEAK_FRAMES:
        return True
    return not local_bit and weak.frames <= WEAK_SHARE * strong.frames
