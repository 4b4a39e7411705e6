"""Applies the user's rule to what was heard, and refuses when more than one device fits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exposure_check.model.report import SubjectAnswer
from exposure_check.subject.candidate import Candidate, Medium
from exposure_check.subject.resolve import AddressHash, resolves
from exposure_check.subject.selection import Selection

CLEAR_GAP_DB = 10.0
"""How much stronger than the next one a device must be heard to be "the strongest"."""

MIN_FRAMES = 3
"""Frames below which a mean signal strength says nothing."""

HANDOVER_US = 2_000_000
"""Longest silence between two addresses that one device may have used in turn.

Measured: 0.08 s in the median, under 0.3 s in 14 of 15 changes (rule B4). After a longer one the
next strong address may as well be the next passer-by's.
"""


AT_ONCE_US = 10_000_000
"""Time for which two addresses must be in use at once to be those of two devices."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which candidates are the user's device: empty ``keys`` unless chosen or the only one."""

    answer: SubjectAnswer
    keys: frozenset[int] = frozenset()
    gap: float | None = None


Names = Callable[[Candidate], frozenset[str]]
"""Returns the names a candidate was heard with; asked only if the user chose by name."""


def choose(
    candidates: Sequence[Candidate], selection: Selection, names: Names, address_hash: AddressHash
) -> Choice:
    """Return whose signals to judge.

    Without a rule, a single transmitter is taken and several are not: a device that changes its
    address looks like several, so guessing would judge one of its addresses, or a stranger.
    """
    if not candidates:
        return Choice(SubjectAnswer.NOTHING_HEARD)
    if selection.all:
        return _chosen(candidates)
    if selection.strongest:
        return _strongest(candidates)
    if selection.rule:
        keys = fitting(candidates, selection, names, address_hash)
        return _fitted([one for one in candidates if one.key in keys], selection, names)
    # A computer that looks for devices in order to record them is none of these.
    heard = [one for one in candidates if not (one.told and one.only_data)] or candidates
    if len(heard) == 1:
        return Choice(SubjectAnswer.ONLY_ONE, frozenset({heard[0].key}))
    return Choice(SubjectAnswer.SEVERAL)


def fitting(
    candidates: Sequence[Candidate], selection: Selection, names: Names, address_hash: AddressHash
) -> frozenset[int]:
    """Return the keys of all that fit a rule of address, name or key; others may, too."""
    return frozenset(one.key for one in candidates if _matches(one, selection, names, address_hash))


def _chosen(found: Sequence[Candidate]) -> Choice:
    if not found:
        return Choice(SubjectAnswer.NOT_FOUND)
    return Choice(SubjectAnswer.CHOSEN, frozenset(one.key for one in found))


def _matches(one: Candidate, selection: Selection, names: Names, address_hash: AddressHash) -> bool:
    if one.address is not None:
        if one.address in selection.addresses:
            return True
        if one.resolvable and resolves(one.address, selection.irks, address_hash):
            return True
    return bool(selection.names) and not selection.names.isdisjoint(names(one))


def _fitted(found: Sequence[Candidate], selection: Selection, names: Names) -> Choice:
    if selection.rule == "name":
        for name in selection.names:
            if _at_once([one for one in found if name in names(one)]):
                return Choice(SubjectAnswer.AMBIGUOUS)
    return _chosen(found)


def _at_once(found: Sequence[Candidate]) -> bool:
    """Return whether two Bluetooth addresses were in use at once: two devices of one name.

    One device that changes its address uses one after the other. Files recorded side by side may
    have clocks some seconds apart, and a device that answers searches does so besides.
    """
    advertised = [one for one in found if one.medium is Medium.BLE and one.advertises]
    in_order = sorted(advertised, key=lambda one: one.first)
    end = -AT_ONCE_US
    for one in in_order:
        if min(end, one.last) - one.first >= AT_ONCE_US:
            return True
        end = max(end, one.last)
    return False


def _strongest(candidates: Sequence[Candidate]) -> Choice:
    keys: frozenset[int] = frozenset()
    gaps: list[float] = []
    for medium in (Medium.WIFI, Medium.BLE):
        heard = [
            one for one in candidates if one.medium is medium and not one.told and not one.only_data
        ]
        if not heard:
            continue
        choice = _strongest_of(heard)
        if choice.answer is not SubjectAnswer.CHOSEN:
            return choice
        keys |= choice.keys
        if choice.gap is not None:
            gaps.append(choice.gap)
    if not keys:
        return Choice(SubjectAnswer.NOT_FOUND)
    return Choice(SubjectAnswer.CHOSEN, keys, min(gaps, default=None))


def _strongest_of(heard: Sequence[Candidate]) -> Choice:
    measured = sorted(
        ((one.rssi, one) for one in heard if one.rssi is not None and one.frames >= MIN_FRAMES),
        key=lambda item: -item[0],
    )
    if not measured:
        return Choice(SubjectAnswer.NOT_FOUND)
    best = measured[0][0]
    near = [one for rssi, one in measured if rssi > best - CLEAR_GAP_DB]
    rest = [rssi for rssi, _ in measured if rssi <= best - CLEAR_GAP_DB]
    gap = best - rest[0] if rest else None
    if len(near) == 1 or _take_turns(near):
        return Choice(SubjectAnswer.CHOSEN, frozenset(one.key for one in near), gap)
    runner_up = max(rssi for rssi, one in measured if one is not measured[0][1])
    return Choice(SubjectAnswer.AMBIGUOUS, gap=best - runner_up)


def _take_turns(near: Sequence[Candidate]) -> bool:
    """Return whether Bluetooth addresses follow each other without overlap, as one device's do.

    Wi-Fi search bursts are so short that two rotating phones would pass this test, too: there,
    only a single address can be the strongest.
    """
    if any(one.medium is not Medium.BLE for one in near):
        return False
    in_order = sorted(near, key=lambda one: one.first)
    return all(
        0 <= later.first - earlier.last <= HANDOVER_US for earlier, later in pairwise(in_order)
    )
