"""Which address of the device followed which, and by what that could be seen.

The address-carry-over algorithm (Becker, Li, Starobinski, PoPETs 2019(3):50) and rule B4 of the
project's notes: a change is an address whose first sighting comes after another's last. First
every new address looks for the last one that shared a token; what is left follows the address
that fell silent last.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exposure_check.checks.ble_lives import SECOND, Life
from exposure_check.checks.ble_tokens import (
    MOST_PIECES,
    Grip,
    Token,
    counters_of,
    counts_on,
    life_tokens,
    numbers_run_on,
    pieces_of,
)
from exposure_check.model.ble import Stability
from exposure_check.model.identifier import Identifier, IdentifierKind

OVERLAP = SECOND
"""How long the old address may still be heard after the new one: queued advertisements."""

HANDOVER = 300_000
"""Silence between two addresses that links them by timing: 14 of 15 measured changes (rule B4)."""

SAME_STRENGTH = 6.0
"""Difference in dBm that timing allows."""

_OPEN_SILENCE = 2 * SECOND
_OPEN_SPACINGS = 3
_LOOK_BACK = 8


class Timing(StrEnum):
    """Whether the moment of a change gives it away."""

    LINKS = "links"
    """Alone in range, one address ended and one began within 0.3 s, equally strong."""
    OPEN = "open"
    """Too close to rule it out."""
    SILENT = "silent"
    """Silence long enough that timing says nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of address.

    Attributes:
        old, new: the two lives.
        link: the strongest thing carried over, None if nothing was.
        shared: everything carried over but parts of a whole message that was, strongest first.
        doubt: True if something equal was too short or too little understood.
        timing: whether the moment links them.
        sole: True if no third address of the device was in use at that moment.
    """

    old: Life
    new: Life
    link: Token | None
    shared: tuple[Token, ...]
    doubt: bool
    timing: Timing
    sole: bool

    @property
    def linked(self) -> bool:
        """True if a listener can tell that both addresses are one device."""
        return self.link is not None or self.timing is Timing.LINKS

    @property
    def proven(self) -> bool:
        """True if this is a change of one device's address, not two devices taking turns."""
        return self.linked or self.sole


def changes(lives: Sequence[Life], others: int) -> tuple[Change, ...]:
    """Return the changes of address, in order of time.

    Args:
        lives: of addresses that may move, in order of first sighting.
        others: transmitters in range that are not the user's; timing links only without any.
    """
    carried = _by_token(lives)
    followed = {**_by_order(lives, carried), **{new: old for new, (old, _) in carried.items()}}
    moments = _Moments(lives)
    pieces = _Pieces(lives)
    return tuple(
        _change(
            lives[old],
            lives[new],
            carried.get(new),
            moments.timing(lives[old], lives[new], others),
            sole=moments.sole(lives[old], lives[new]),
            alike=pieces.shared(old, new),
        )
        for new, old in sorted(followed.items())
    )


def stayers(lives: Sequence[Life], found: Sequence[Change]) -> tuple[Life, ...]:
    """Return addresses that took no part in any change, and lived on while another one began.

    Each may be that of a second device, or one that this device keeps beside those it changes.
    """
    moved = {id(life) for change in found for life in (change.old, change.new)}
    times = sorted(life.start for life in lives) if moved else []
    return tuple(
        life
        for life in lives
        if id(life) not in moved
        and bisect_right(times, life.start) < bisect_right(times, life.last)
    )


def longest_chain(found: Sequence[Change]) -> tuple[Change, ...]:
    """Return the longest run of linked changes, each starting where the one before ended."""
    runs: dict[int, tuple[int, Change]] = {}
    best: Change | None = None
    for change in found:
        if change.linked:
            before = runs.get(id(change.old))
            runs[id(change.new)] = (before[0] + 1 if before else 1, change)
            if best is None or runs[id(change.new)][0] > runs[id(best.new)][0]:
                best = change
    chain: list[Change] = []
    while best is not None:
        chain.append(best)
        before = runs.get(id(best.old))
        best = before[1] if before else None
    return tuple(reversed(chain))


class _Moments:
    """When addresses began and ended, to see how many did so at one time."""

    def __init__(self, lives: Iterable[Life]) -> None:
        self.starts = sorted(life.start for life in lives)
        self.ends = sorted(life.last for life in lives)

    def timing(self, old: Life, new: Life, others: int) -> Timing:
        """Tell whether the moment of a change gives it away."""
        silence = new.start - old.last
        if old.told or new.told:
            return Timing.OPEN
        if (
            others == 0
            and abs(silence) <= HANDOVER
            and _equally_strong(old, new)
            and self.only_two(old, new)
        ):
            return Timing.LINKS
        spacing = max(_spacing(old), _spacing(new))
        if silence <= max(_OPEN_SILENCE, _OPEN_SPACINGS * spacing):
            return Timing.OPEN
        return Timing.SILENT

    def only_two(self, old: Life, new: Life) -> bool:
        """True if within the handover one address ended and one began, no more."""
        return (
            _within(self.ends, new.start - HANDOVER, new.start + HANDOVER) == 1
            and _within(self.starts, old.last - HANDOVER, old.last + HANDOVER) == 1
        )

    def sole(self, old: Life, new: Life) -> bool:
        """True if at the change no third address was in use."""
        begun = bisect_left(self.starts, new.start)
        ended = bisect_left(self.ends, old.last)
        return begun - ended <= 1


class _Pieces:
    """Pieces of all that may hold anything, of each life once."""

    def __init__(self, lives: Sequence[Life]) -> None:
        self._lives = lives
        self._known: dict[int, frozenset[bytes]] = {}

    def shared(self, old: int, new: int) -> bool:
        """True if two lives share a piece, or have too many to compare."""
        before, after = self._of(old), self._of(new)
        return not before.isdisjoint(after) or max(len(before), len(after)) > MOST_PIECES

    def _of(self, place: int) -> frozenset[bytes]:
        if place not in self._known:
            self._known[place] = pieces_of(self._lives[place])
        return self._known[place]


def _within(times: Sequence[int], start: int, end: int) -> int:
    return bisect_right(times, end) - bisect_left(times, start)


def _gone(life: Life) -> int:
    """Return from when on an address may count as ended: never before half its life, µs."""
    return life.last - min(OVERLAP, life.span // 2)


def _follows(old: Life, new: Life) -> bool:
    return _gone(old) < new.start and old.last <= new.start + min(OVERLAP, new.span // 2)


def _pick(ended: list[int], taken: set[int], lives: Sequence[Life], new: Life) -> int | None:
    """Return the life in ``ended`` that fell silent last and has no follower yet."""
    for old in ended[: -_LOOK_BACK - 1 : -1]:
        if old not in taken and _follows(lives[old], new):
            return old
    return None


def _by_token(lives: Sequence[Life]) -> dict[int, tuple[int, Token]]:
    """Map each new life to the last one before it that shared a token, and that token."""
    tokens = [life_tokens(life) for life in lives]
    ended: dict[tuple[Grip, tuple[str, bytes]], list[int]] = {}
    counting: dict[str, tuple[int, bytes]] = {}
    taken: set[int] = set()
    found: dict[int, tuple[int, Token]] = {}
    for new, gone in _births(lives):
        for old in gone:
            for token in tokens[old]:
                if token.grip > Grip.DOUBT:
                    ended.setdefault((token.grip, token.key), []).append(old)
            for part, value in counters_of(seen.payload for seen in lives[old].payloads).items():
                counting[part] = (old, value)
        candidates = [
            (_pick(ended.get((token.grip, token.key), []), taken, lives, lives[new]), token)
            for token in tokens[new]
        ]
        candidates.extend(_counted(lives[new], counting))
        for before, token in candidates:
            if before is not None and before not in taken and _follows(lives[before], lives[new]):
                taken.add(before)
                found[new] = (before, token)
                break
    return found


def _counted(life: Life, counting: dict[str, tuple[int, bytes]]) -> Iterator[tuple[int, Token]]:
    backwards = (seen.payload for seen in reversed(life.payloads))
    for part, value in counters_of(backwards).items():
        old, before = counting.get(part, (0, b""))
        if before and counts_on(before, value):
            shown = Identifier(IdentifierKind.BYTES, value)
            yield old, Token(Grip.COUNTER, (part, value), True, shown)


def _by_order(lives: Sequence[Life], carried: dict[int, tuple[int, Token]]) -> dict[int, int]:
    """Map each life without a token link to the one of its kind that fell silent last."""
    taken = {old for old, _ in carried.values()}
    ended: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for new, gone in _births(lives):
        for old in gone:
            if old not in taken:
                ended.setdefault(lives[old].kind, []).append(old)
        if new not in carried:
            before = _pick(ended.get(lives[new].kind, []), taken, lives, lives[new])
            if before is not None:
                taken.add(before)
                found[new] = before
    return found


def _births(lives: Sequence[Life]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each life in order of birth with those that ended since the birth before it."""
    waiting = sorted(range(len(lives)), key=lambda index: _gone(lives[index]))
    place = 0
    for new, life in enumerate(lives):
        start = place
        while place < len(waiting) and _gone(lives[waiting[place]]) < life.start:
            place += 1
        yield new, tuple(waiting[start:place])


def _change(
    old: Life,
    new: Life,
    carried: tuple[int, Token] | None,
    timing: Timing,
    *,
    sole: bool,
    alike: bool,
) -> Change:
    link = carried[1] if carried else None
    return Change(
        old=old,
        new=new,
        link=link,
        shared=_shared(old, new, link),
        doubt=alike or _doubt(old, new),
        timing=timing,
        sole=sole,
    )


def _shared(old: Life, new: Life, link: Token | None) -> tuple[Token, ...]:
    if link is None or link.grip is Grip.COUNTER:
        return (link,) if link else ()
    known = {(token.grip, token.key) for token in life_tokens(old)}
    least = Grip.NAME if link.grip is Grip.PAYLOAD else Grip.PART
    return tuple(
        token
        for token in life_tokens(new)
        if token.grip >= least and (token.grip, token.key) in known
    )


def _doubt(old: Life, new: Life) -> bool:
    """True for something equal that proves nothing, or a counter that could not be followed."""
    counters = _counter_ids(old) & _counter_ids(new)
    if counters:
        return True
    known = {token.key for token in life_tokens(old) if token.grip is Grip.DOUBT}
    if any(t.key in known for t in life_tokens(new) if t.grip is Grip.DOUBT):
        return True
    return numbers_run_on(old, new)


def _counter_ids(life: Life) -> set[str]:
    return {
        part.id
        for seen in life.payloads
        for part in seen.payload.parts
        if part.stability is Stability.COUNTER
    }


def _equally_strong(old: Life, new: Life) -> bool:
    if old.rssi is None or new.rssi is None:
        return False
    return abs(old.rssi - new.rssi) <= SAME_STRENGTH


def _spacing(life: Life) -> int:
    """Return the mean time between two advertisements, µs."""
    return life.span // max(1, life.frames - 1)
