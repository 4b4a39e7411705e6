"""Finds addresses that are most likely a stronger one with a bit flipped by noise."""

from collections.abc import Iterable, Mapping

from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.subject.candidate import Candidate, Medium

WEAK_SHARE = 0.01
"""A suspect has at most this share of its strong neighbour's frames, or two frames."""

_WEAK_FRAMES = 2
_STRONG_FRAMES = 10
_FLIPS = tuple(1 << bit for bit in range(ADDRESS_LENGTH * 8))
_LOCAL_BIT = 1 << (ADDRESS_LENGTH * 8 - 7)


def suspected(candidates: Iterable[Candidate]) -> frozenset[int]:
    """Return the keys of candidates one bit away from a much stronger one of the same medium.

    Sniffers hand on frames with flipped bits; a phantom address seen twice is noise, not a second
    device and not a change of address (rule B1). Wi-Fi Direct addresses are one bit away from the
    hardware address by design, so with three frames and more the U/L bit's neighbour is spared.
    """
    known = [one for one in candidates if one.address is not None and not one.told]
    strong: dict[tuple[Medium, int], int] = {
        (one.medium, int.from_bytes(one.address or b"")): one.frames
        for one in known
        if one.frames >= _STRONG_FRAMES
    }
    most = max(strong.values(), default=0)
    return frozenset(
        one.key
        for one in known
        if one.frames <= max(_WEAK_FRAMES, WEAK_SHARE * most) and _is_outweighed(one, strong)
    )


def _is_outweighed(weak: Candidate, strong: Mapping[tuple[Medium, int], int]) -> bool:
    medium, number = weak.medium, int.from_bytes(weak.address or b"")
    # In a crowd most are weak: numbers are compared, and nothing is made for each bit but one.
    for flip in _FLIPS:
        frames = strong.get((medium, number ^ flip))
        if frames is None:
            continue
        if weak.frames <= _WEAK_FRAMES:
            return True
        if flip != _LOCAL_BIT and weak.frames <= WEAK_SHARE * frames:
            return True
    return False
