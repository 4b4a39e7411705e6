"""Leaves out what several sources have alike: a recording that is given twice counts once.

The same file under two names, packed and unpacked, or two programs that recorded one interface at
the same time. Two receivers hear one frame at times that differ by microseconds, and as strong as
each finds it; where even that is the same, it was sent once. Of sources whose clocks are coarse,
and which do not tell the strength, more may be left out than was given twice: then there is less
evidence, which clears nothing.
"""

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, Final

from exposure_check.model.frame import source_of
from exposure_check.model.heard import Discard, Problem

_REMEMBERED: Final = 1024
"""Latest rows of one kind, in whole parts: sources that are not quite in order of time tell the
same a little earlier or later."""

_Row = tuple[Any, ...]
"""Time, packed frame, and what was heard."""
_Rows = list[Any]

_time = itemgetter(0)


class GivenTwice:
    """Joins rows of several sources, stretch of time by stretch of time.

    Of two rows of one kind that are the same in all but the frame they came in, that of the later
    source is left out; of those of one source none ever is.
    """

    def __init__(self) -> None:
        self._kinds: dict[Hashable, _Kind] = {}

    def joined(self, kind: Hashable, parts: Sequence[_Rows]) -> _Rows:
        """Return the rows as one list, in order of time.

        Args:
            kind: of these rows; others are not compared with them.
            parts: rows of each source that has any in this stretch, in order of time.
        """
        if not parts:
            return []
        rows = self._kinds.setdefault(kind, _Kind()).joined(parts)
        if len(parts) > 1:
            rows.sort(key=_time)
        return rows

    def problems(self) -> tuple[Problem, ...]:
        """Return how many frames of which source were left out so far."""
        counts: Counter[int] = Counter()
        for kind in self._kinds.values():
            counts.update(kind.left_out)
        return tuple(
            Problem(source, Discard.GIVEN_TWICE, 0, count)
            for source, count in sorted(counts.items())
        )


class _Kind:
    """Rows of one kind.

    Attributes:
        left_out: frames, by source.
    """

    def __init__(self) -> None:
        self.left_out: Counter[int] = Counter()
        self._before: deque[_Rows] = deque()
        self._rows = 0
        self._until = 0

    def joined(self, parts: Sequence[_Rows]) -> _Rows:
        """See `GivenTwice`; in no order."""
        shared = self._shared(parts)
        if shared:
            rows = self._once(parts, shared)
        else:
            rows = parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
        self._remember(parts)
        return rows

    def _shared(self, parts: Sequence[_Rows]) -> set[int]:
        """Return times of which there is more than one part: seldom any, so this must be cheap."""
        shared, seen = set[int](), set[int]()
        for part in parts:
            if part[0][0] <= self._until:
                late = part[: bisect_right(part, self._until, key=_time)]
                shared.update(map(_time, late))
        for last, part in pairwise(parts):
            seen.update(map(_time, last))
            shared |= seen.intersection(map(_time, part))
        shared.discard(0)  # not known: no row is of 1970
        return shared

    def _once(self, parts: Sequence[_Rows], shared: set[int]) -> _Rows:
        counts: dict[_Row, dict[int, int]] = {}
        for row in self._at(shared):
            _is_again(row, counts)
        rows, again = [], set[int]()
        for row in chain.from_iterable(parts):
            if row[0] in shared and _is_again(row, counts):
                again.add(row[1])
            else:
                rows.append(row)
        self.left_out.update(map(source_of, again))
        return rows

    def _at(self, times: set[int]) -> Iterator[_Row]:
        first, last = min(times), max(times)
        for part in self._before:
            if part[0][0] <= last and part[-1][0] >= first:
                yield from (row for row in part if row[0] in times)

    def _remember(self, parts: Sequence[_Rows]) -> None:
        self._before.extend(parts)
        for part in parts:
            self._until = max(self._until, part[-1][0])
            self._rows += len(part)
        while self._rows - len(self._before[0]) >= _REMEMBERED:
            self._rows -= len(self._before.popleft())


def _is_again(row: _Row, counts: dict[_Row, dict[int, int]]) -> bool:
    """Count a row; return whether another source has it as often as its own has it by now."""
    source = source_of(row[1])
    of_sources = counts.setdefault((row[0], *row[2:]), {})
    most = max(of_sources.values(), default=0)
    of_sources[source] = count = of_sources.get(source, 0) + 1
    return count <= most
