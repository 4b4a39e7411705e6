"""Nearness: what is by far the loudest while held against the computer, and only then, is theirs.

The rule, for a statistician
----------------------------
The user takes the device away, holds it against the computer, and again: away, near, away, near
(more is allowed). Each phase has a table of its own, begun `SETTLE` after the user's word. A
*device* is an address, or several that hand over to each other within 2 s (`take_turns`).

1. In each near phase one device is heard in at least 60 % of the seconds, and at least
   `GAP_DB` = 10 dB louder than any other address (mean of the phase).
2. In each away phase no address at all is louder than the near level less `RISE_DB` = 12 dB: no
   other device lies beside the computer, and the user's has really been away.
3. It is the same address in all near phases, or the old one handed over to the new one while
   away, or while near (then both are named).

Why this errs in fewer than 1 in 1,000. *The device is heard while near*: a stranger would have to
be 10 dB louder than a device that touches the computer. *It is silent*: only the loudest address
can be named, so the size of the crowd does not multiply. It has to rise by 12 dB with the user's
word and fall again with it, twice. Two ten-second means of a device that lies still differ by
2.1 dB (root mean square; 102 pairs, largest 9.1; MIT Lincoln Laboratory captures): 12 dB is 5.7
times that. Where people pass between, say 6 dB: then 12 dB are two standard deviations, once
2.3 %, and for two independent pairs of phases 0.05 %. Somebody who comes near and leaves must do
so within seconds of the user's own steps, twice, with the same address. What no formula says, the
simulation does: docs/whose-device.md.

What moves with the hand, a watch, is as near as what the hand holds. The rule cannot know it from a
silent phone; `exposure_check.subject.gone` can, since the watch is not switched off. So nearness is
never enough: what it names must fall silent when switched off, and be back when switched on
(`back_near`).

Where the user's word is *not* enough: fewer than two phases of either kind, or any condition
unmet, is "ambiguous" (something was loud) or "none" (nothing was).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exposure_check.subject.answer import WRONG, Answer, Whose, Why
from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import BLUETOOTH, SECOND, Phase
from exposure_check.subject.turns import ALIKE_DB, HANDOVER, take_turns

GAP_DB = 10.0
RISE_DB = 12.0

SETTLE = 4_000_000
"""Time that the user's hand needs after "done", µs: what is heard in it does not count."""

PHASE_SECONDS = 12
"""How long a phase should last after `SETTLE`."""

MIN_PHASES = 2
_SHARE = 0.6
_MIN_SIGHTINGS = 2
_MOST_LOUD = 32


@dataclass(frozen=True, slots=True)
class Step:
    """One phase: near or away, its bounds in µs after settling, and what was heard in it."""

    near: bool
    start: int
    end: int
    heard: Sequence[Heard]


@dataclass(frozen=True, slots=True)
class _Loudest:
    """The loudest device of a near phase."""

    members: tuple[Heard, ...]
    level: float
    gap: float

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(one.key for one in self.members)


def nearest(steps: Sequence[Step]) -> Answer:
    """Return which device was held near; the rule is in this module's docstring."""
    near = [step for step in steps if step.near]
    away = [step for step in steps if not step.near]
    if min(len(near), len(away)) < MIN_PHASES or not _alternate(steps):
        return Answer(Whose.AMBIGUOUS, Why.MORE_ROUNDS, rounds=len(near))
    found: list[_Loudest] = []
    for step in near:
        loudest = _loudest(step)
        if isinstance(loudest, Why):
            whose = Whose.NONE if loudest is Why.SILENT else Whose.AMBIGUOUS
            return Answer(whose, loudest, rounds=len(near), followed=len(found))
        found.append(loudest)
    level = min(one.level for one in found)
    gap = min(one.gap for one in found)
    why = _against(found, steps, level)
    if why is not Why.NOTHING:
        whose = Whose.NONE if why is Why.SILENT else Whose.AMBIGUOUS
        return Answer(whose, why, frozenset(), len(near), len(found), rssi=level, gap=gap)
    keys = frozenset(key for one in found for key in one.keys)
    kind = found[-1].members[0].kind
    return Answer(Whose.MINE, Why.NOTHING, keys, len(near), len(found), WRONG, level, gap, kind)


def back_near(found: Answer, off: Phase, step: Step, heard: Iterable[Heard]) -> Answer:
    """Return with which address a device held near goes on after it was switched off and on.

    Nearness names it a third time, and it must either be the address named before, or one that
    was never heard before the "on", of the same kind and about as loud. See `gone` for the "off".

    Args:
        found: what `nearest` named; it has fallen silent in ``off``.
        off: the phase in which it was switched off; it ends with "on".
        step: the near phase after it.
        heard: all addresses, with their presence since the test began.
    """
    loudest = _loudest(step)
    if isinstance(loudest, Why):
        whose = Whose.NONE if loudest is Why.SILENT else Whose.AMBIGUOUS
        return replace(found, whose=whose, why=loudest, keys=frozenset())
    earliest, latest = (off.end + round(margin * SECOND) for margin in BLUETOOTH.on)
    new = {one.key for one in heard if earliest <= one.presence.first <= latest}
    known = loudest.keys <= found.keys
    alike = all(one.kind == found.kind for one in loudest.members)
    alike = alike and found.rssi is not None and abs(loudest.level - found.rssi) <= ALIKE_DB
    if len(loudest.members) > 1 or not (known or (loudest.keys <= new and alike)):
        return replace(found, whose=Whose.AMBIGUOUS, why=Why.CHANGED, keys=frozenset())
    return replace(found, keys=loudest.keys)


def _alternate(steps: Sequence[Step]) -> bool:
    """Return whether it begins away and every near phase comes after an away phase."""
    return all(step.near == bool(number % 2) for number, step in enumerate(steps))


def _loudest(step: Step) -> _Loudest | Why:
    measured = [
        (one.presence.rssi, one)
        for one in step.heard
        if one.presence.rssi is not None and one.presence.count >= _MIN_SIGHTINGS
    ]
    measured.sort(key=lambda item: (-item[0], item[1].key))
    if not measured:
        return Why.SILENT
    best = measured[0][0]
    members = tuple(one for rssi, one in measured if rssi > best - GAP_DB)
    if len(members) > _MOST_LOUD or not take_turns(members):
        return Why.TOO_CLOSE
    rest = [rssi for rssi, _ in measured if rssi <= best - GAP_DB]
    seconds = (step.end - step.start) / 1_000_000
    if sum(one.presence.seconds for one in members) < _SHARE * seconds:
        return Why.SILENT
    level = min(one.presence.rssi for one in members if one.presence.rssi is not None)
    if rest and level - rest[0] < GAP_DB:
        return Why.TOO_CLOSE
    return _Loudest(members, level, level - rest[0] if rest else GAP_DB)


def _against(found: Sequence[_Loudest], steps: Sequence[Step], level: float) -> Why:
    """Return what speaks against the loudest of all near phases being one device, and near."""
    for step in steps:
        for one in step.heard if not step.near else ():
            rssi = one.presence.rssi
            if rssi is not None and rssi > level - RISE_DB:
                return Why.NOT_TAKEN_AWAY
    near = [step for step in steps if step.near]
    away = [step for step in steps if not step.near]
    for number in range(1, len(found)):
        if found[number - 1].keys & found[number].keys:
            continue
        between = (near[number - 1], away[number], near[number])
        if not _handed_over(found[number - 1], found[number], between):
            return Why.CHANGED
    return Why.NOTHING


def _handed_over(one: _Loudest, other: _Loudest, between: Sequence[Step]) -> bool:
    """Return whether the last of ``one`` became the first of ``other`` in the phase between."""
    before = max(one.members, key=lambda member: member.presence.last)
    after = min(other.members, key=lambda member: member.presence.first)
    if before.kind != after.kind:
        return False
    near, away, again = ({heard.key: heard.presence for heard in step.heard} for step in between)
    if after.key in near or before.key in again:
        return False
    old, new = away.get(before.key), away.get(after.key)
    if old is None or new is None:
        return False
    return 0 <= new.first - old.last <= HANDOVER
