"""Several sources as one observation, merged by time."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from exposure_check.model.heard import Batch, Problem
from exposure_check.radio.given_twice import GivenTwice

_time, _channel = itemgetter(0), itemgetter(7)


class Input(Protocol):
    """What is merged, and what comes of it: the engine's ``Source``."""

    def batches(self) -> Iterator[Batch]:
        """Yield what was heard."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read so far."""
        ...

    @property
    def count(self) -> int:
        """How many sources are heard as one."""
        ...

    def progress(self) -> float | None:
        """Return the share read so far, 0 to 1, or None if that is not known."""
        ...


def merged(sources: Sequence[Input]) -> Input:
    """Return the sources as one; a single source is returned as it is."""
    return sources[0] if len(sources) == 1 else Merged(sources)


class Merged:
    """Merges the batches of several sources; holds one batch of each at a time.

    A row is handed on when every source has been read beyond its time. So rows come in order of
    time as far as each source itself is in order (within a batch, any order is put right).
    What several sources have alike counts once (see `GivenTwice`), but as a record that was read.
    """

    def __init__(self, sources: Sequence[Input]) -> None:
        self._sources = tuple(sources)
        self._twice = GivenTwice()

    @property
    def count(self) -> int:
        """See `Input`."""
        return sum(source.count for source in self._sources)

    def problems(self) -> tuple[Problem, ...]:
        """See `Input`."""
        read = chain.from_iterable(source.problems() for source in self._sources)
        return (*read, *self._twice.problems())

    def progress(self) -> float | None:
        """Return the mean over the sources."""
        shares = [share for source in self._sources if (share := source.progress()) is not None]
        return sum(shares) / len(shares) if len(shares) == len(self._sources) > 0 else None

    def batches(self) -> Iterator[Batch]:
        """See `Input`."""
        held = [one for source in self._sources if (one := _Held(source.batches())).more()]
        while held:
            until = min(one.last for one in held)
            begun = [one for one in held if one.first <= until]
            first = min(one.first for one in begun)
            yield self._whole([one.taken(until) for one in begun], first, until)
            held = [one for one in held if one.last > until or one.more()]

    def _whole(self, parts: Sequence[Batch], first: int, until: int) -> Batch:
        whole = Batch(first_time=first, last_time=until)
        joined = self._twice.joined
        whole.wifi = joined("wifi", [part.wifi for part in parts if part.wifi])
        whole.net = joined("net", [part.net for part in parts if part.net])
        for form in dict.fromkeys(chain.from_iterable(part.ble for part in parts)):
            whole.ble[form] = joined(form, [part.ble[form] for part in parts if part.ble.get(form)])
        for part in parts:
            if part.frames:  # in the first part of a batch alone
                whole.frames += part.frames
                whole.points |= part.points
                whole.channels.update(part.channels)
        if sum(len(part.wifi) for part in parts) > len(whole.wifi):
            whole.channels.subtract(_left_out(parts, whole))
        return whole


class _Held:
    """One source's batch in hand, and which times of it are still to be handed on."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self._batch = Batch()
        self.first = 0
        self.last = 0

    def more(self) -> bool:
        """Take the next batch in hand, if there is one."""
        batch = next(self._batches, None)
        if batch is None:
            return False
        self._batch = batch
        self.first, self.last = batch.first_time, batch.last_time
        for rows in _groups(batch):
            if rows:
                rows.sort(key=_time)
                self.first = min(self.first, rows[0][0])
                self.last = max(self.last, rows[-1][0])
        return True

    def taken(self, until: int) -> Batch:
        """Take out everything up to and including ``until``, and all that has no time."""
        batch, self.first = self._batch, until + 1
        taken = Batch(
            wifi=_taken(batch.wifi, until),
            ble={form: _taken(rows, until) for form, rows in batch.ble.items()},
            net=_taken(batch.net, until),
            points=batch.points,
            frames=batch.frames,
            channels=batch.channels,
        )
        batch.points, batch.frames, batch.channels = set(), 0, Counter()
        return taken


def _left_out(parts: Sequence[Batch], whole: Batch) -> Counter[int]:
    """Return rows of Wi-Fi that were left out, by channel; those of Bluetooth do not tell it."""
    rows = chain.from_iterable(part.wifi for part in parts)
    return Counter(map(_channel, rows)) - Counter(map(_channel, whole.wifi))


_Row = TypeVar("_Row", bound=tuple[Any, ...])


def _taken(rows: list[_Row], until: int) -> list[_Row]:
    place = bisect_right(rows, until, key=_time)
    taken = rows[:place]
    del rows[:place]
    return taken


def _groups(batch: Batch) -> Iterator[list[Any]]:
    """Return the batch's lists of rows; every row begins with its time."""
    return chain((batch.wifi, batch.net), batch.ble.values())
