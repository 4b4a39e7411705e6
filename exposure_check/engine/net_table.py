"""Who tells a joined network what, link address by link address, in bounded memory."""

from collections.abc import Callable, Iterator

from exposure_check.engine.limits import ENTRY_OVERHEAD, Limits
from exposure_check.model.heard import NetProtocol, NetRow

_ASIDE = frozenset({NetProtocol.ARP_ASKED.value, NetProtocol.ASKED.value})
_MOST_ASIDE = 8
"""Of one sender of whom nothing else is known."""


class NetTrack:
    """One link address and its distinct undecoded packets.

    ``packets`` maps (NetProtocol, raw) to [count, packed first frame, first time].
    """

    __slots__ = ("dropped", "first", "frames", "last", "packets")

    def __init__(self, time: int) -> None:
        self.frames = 0
        self.first = time
        self.last = time
        self.packets: dict[tuple[int, bytes], list[int]] = {}
        self.dropped = 0


class NetTable:
    """All senders on a network, at most `Limits.devices`; the longest silent go first.

    Who was only heard asking, as routers do by ARP, is no sender: it is put aside, at most as many.
    """

    def __init__(self, limits: Limits, pinned: Callable[[bytes], bool]) -> None:
        self._limits = limits
        self._pinned = pinned
        self._tracks: dict[bytes, NetTrack] = {}
        self._kept = 0
        self._asides: dict[bytes, dict[tuple[int, bytes], list[int]]] = {}
        self.frames = 0
        self.devices_dropped = 0
        self.frames_dropped = 0

    def items(self) -> Iterator[tuple[bytes, NetTrack]]:
        """Yield every link address with its track, in order of first sighting."""
        yield from self._tracks.items()

    def __len__(self) -> int:
        """How many link addresses are known now."""
        return len(self._tracks)

    def let_go(self, before: int, mine: Callable[[bytes], bool]) -> int:
        """Forget addresses silent since ``before`` (µs) that are not the user's.

        Returns:
            How many frames of theirs were known.
        """
        gone = [
            sender
            for sender, track in self._tracks.items()
            if track.last < before and not mine(sender)
        ]
        return sum(self._forget(sender) for sender in gone)

    def _forget(self, sender: bytes) -> int:
        track = self._tracks.pop(sender)
        self._kept -= sum(len(raw) + ENTRY_OVERHEAD for _, raw in track.packets)
        return track.frames

    def observe(self, rows: list[NetRow]) -> None:
        """Take in rows of one batch, in order of time."""
        self.frames += len(rows)
        for time, frame, sender, protocol, raw in rows:
            track = self._tracks.get(sender)
            if track is None:
                if protocol in _ASIDE:
                    self._put_aside(sender, (protocol, raw), [1, frame, time])
                    continue
                track = self._tracks[sender] = self._new_track(sender, time)
            track.frames += 1
            track.first = min(track.first, time)
            track.last = max(track.last, time)
            entry = track.packets.get((protocol, raw))
            if entry is not None:
                entry[0] += 1
            elif len(track.packets) < self._limits.bodies_per_device and (
                self._kept + len(raw) + ENTRY_OVERHEAD <= self._limits.kept_bytes
                or self._pinned(sender)
            ):
                self._kept += len(raw) + ENTRY_OVERHEAD
                track.packets[protocol, raw] = [1, frame, time]
            else:
                track.dropped += 1
        if len(self._tracks) > self._limits.devices:
            self._evict()

    def _put_aside(self, sender: bytes, packet: tuple[int, bytes], entry: list[int]) -> None:
        aside = self._asides.setdefault(sender, {})
        if len(aside) < _MOST_ASIDE:
            aside.setdefault(packet, entry)
        if len(self._asides) > self._limits.devices:
            del self._asides[next(iter(self._asides))]

    def _new_track(self, sender: bytes, time: int) -> NetTrack:
        track = NetTrack(time)
        for packet, entry in self._asides.pop(sender, {}).items():
            self._kept += len(packet[1]) + ENTRY_OVERHEAD
            track.packets[packet] = entry
            track.frames += 1
            track.first = min(track.first, entry[2])
        return track

    def _evict(self) -> None:
        keep = self._limits.devices * 3 // 4
        by_age = sorted(self._tracks.items(), key=lambda item: item[1].last)
        for sender, _ in by_age[: len(by_age) - keep]:
            if not self._pinned(sender):
                self.devices_dropped += 1
                self.frames_dropped += self._forget(sender)
