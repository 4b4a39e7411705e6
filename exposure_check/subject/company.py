"""Whether what was taken for one device looks like more than one.

Taking a crowd for one device clears none of its members: each of two phones that change their
addresses hides the other's slips, and what follows what cannot be told. These signs are ones that
a single device hardly gives; that there are none does not prove that it was alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from exposure_check.model.address import BleAddressKind, is_local
from exposure_check.model.evidence import BleEmitter, Evidence, WifiEmitter
from exposure_check.model.heard import WifiSubtype

MIN_FRAMES = 3
"""Good frames of an address that count (bit errors)."""
MIN_ADDRESSES = 3
"""Addresses on either side, before two looks or two strengths are two devices'."""
MIN_TURNS = 4
"""Times that the sides take turns: a device that was moved or updated changes sides once."""
APART_DB = 15.0
"""A gap in signal strength, dB, that one device near the receiver does not leave open in turns."""
TOGETHER_US = 30_000_000
"""Longer than any handover, in which two addresses of one device may both be heard."""
MIN_MEASURED = 10
"""Frames below which the mean strength of a Bluetooth address says little."""

_MOVING = (BleAddressKind.RESOLVABLE, BleAddressKind.NON_RESOLVABLE)
_MOST_COMPARED = 256
_ON_ALL_DEVICES = frozenset(("name", "services", "services-own", "tx-power", "appearance"))
_NOT_KNOWN = ".unknown"
"""Ends the ids of messages that may be of different kinds though they are called the same."""


def looks_like_several(evidence: Evidence) -> bool:
    """Return whether the addresses of the evidence look like those of more than one device.

    Wi-Fi, among addresses that a device draws itself: two that search at the same moment; or two
    looks of the searches, or two strengths, that take turns; or two in use in networks for half a
    minute at the same time, whoever drew them. Bluetooth: two addresses in use at
    the same time that send the same kind of message, or are heard clearly apart in strength.
    """
    searching = _searching(evidence.wifi)
    marked = [one for one in searching if _direct(one)]
    plain = [one for one in searching if not _direct(one)]
    return (
        _at_once(plain)
        or _at_once(marked)
        or _takes_turns(_looks(searching))
        or _takes_turns(_strengths(searching))
        or _two_in_use(evidence.wifi)
        or _two_together(evidence.ble)
    )


def _searching(emitters: Iterable[WifiEmitter]) -> list[WifiEmitter]:
    """Return those that searched with an address of their own, in order of time."""
    kept = (one for one in emitters if one.runs and is_local(one.address))
    found = [one for one in kept if one.frames >= MIN_FRAMES]
    return sorted(found, key=lambda one: one.runs[0].start)


def _direct(one: WifiEmitter) -> bool:
    """True if it searches for Wi-Fi Direct, which has an address beside the ordinary one."""
    return any(seen.body.p2p is not None for seen in one.bodies)


def _at_once(emitters: Iterable[WifiEmitter]) -> bool:
    """True if one address began to search while another was still at it."""
    runs = sorted((run.start, run.end) for one in emitters for run in one.runs)
    end = 0
    for start, stop in runs:
        if start < end:
            return True
        end = max(end, stop)
    return False


def _looks(emitters: Sequence[WifiEmitter]) -> list[int]:
    """Return for each address, in order of time, which of the looks it has; same look, same number.

    Addresses that share any look are of one kind, for a phone has two or three of them.
    """
    group: dict[bytes, int] = {}
    looks: list[int] = []
    for number, one in enumerate(emitters):
        mine = {
            seen.body.print_stable
            for seen in one.bodies
            if seen.subtype is WifiSubtype.PROBE_REQUEST and seen.body.print_stable
        }
        joined = {group[look] for look in mine if look in group}
        kind = min(joined, default=number)
        if len(joined) > 1:
            looks = [kind if look in joined else look for look in looks]
            group = {look: kind if its in joined else its for look, its in group.items()}
        group.update(dict.fromkeys(mine, kind))
        looks.append(kind)
    return looks


def _strengths(emitters: Sequence[WifiEmitter]) -> list[int]:
    """Return for each address whether it is above the widest gap; nothing if that is narrow."""
    levels = [one.rssi for one in emitters if one.rssi is not None]
    gaps = [(high - low, high) for low, high in pairwise(sorted(levels))]
    width, above = max(gaps, default=(0.0, 0.0))
    return [int(level >= above) for level in levels] if width >= APART_DB else []


def _takes_turns(sides: Sequence[int]) -> bool:
    often = [side for side in set(sides) if sides.count(side) >= MIN_ADDRESSES]
    order = [side for side in sides if side in often]
    return sum(one != other for one, other in pairwise(order)) >= MIN_TURNS


def _two_in_use(emitters: Iterable[WifiEmitter]) -> bool:
    """True if two addresses that send data were in use at the same time."""
    used = sorted(
        (one.first, one.last)
        for one in emitters
        if one.frames >= MIN_FRAMES and any(seen.subtype is WifiSubtype.DATA for seen in one.bodies)
    )
    end = -TOGETHER_US
    for first, last in used:
        if min(end, last) - first >= TOGETHER_US:
            return True
        end = max(end, last)
    return False


def _two_together(emitters: Iterable[BleEmitter]) -> bool:
    moving = [one for one in emitters if one.kind in _MOVING and one.frames >= MIN_FRAMES][
        :_MOST_COMPARED
    ]
    return any(
        _same_message(one, other) or _apart(one, other)
        for one, other in combinations(moving, 2)
        if one.address != other.address
        and min(one.last, other.last) - max(one.first.time, other.first.time) >= TOGETHER_US
    )


def _same_message(one: BleEmitter, other: BleEmitter) -> bool:
    return not set(_messages(one)).isdisjoint(_messages(other))


def _messages(one: BleEmitter) -> Iterator[str]:
    for seen in one.payloads:
        for part in seen.payload.parts:
            if part.id not in _ON_ALL_DEVICES and not part.id.endswith(_NOT_KNOWN):
                yield part.id


def _apart(one: BleEmitter, other: BleEmitter) -> bool:
    if one.rssi is None or other.rssi is None or min(one.frames, other.frames) < MIN_MEASURED:
        return False
    return abs(one.rssi - other.rssi) >= APART_DB
