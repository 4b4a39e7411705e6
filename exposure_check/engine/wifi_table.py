"""Who sends Wi-Fi client frames, address by address, in bounded memory.

Per address it keeps when its search bursts were, the sequence numbers at their ends, and the
distinct frame bodies, undecoded. That is enough to judge any set of addresses afterwards as one
device, so the choice whose they are can come last.
"""

from collections.abc import Callable, Iterator

from exposure_check.engine.limits import Limits
from exposure_check.engine.wifi_track import Kept, WifiTrack, sighting
from exposure_check.model.heard import WifiRow, WifiSubtype

_PROBE = WifiSubtype.PROBE_REQUEST.value


class _Waiting(dict[bytes, bytearray]):
    """Where sightings of an address wait; a new address is given a track."""

    def __init__(self, tracks: dict[bytes, WifiTrack], kept: Kept) -> None:
        self._tracks = tracks
        self._kept = kept

    def __missing__(self, address: bytes) -> bytearray:
        track = self._tracks.get(address)
        if track is None:
            track = self._tracks[address] = WifiTrack(address, self._kept)
        self[address] = track.sightings
        return track.sightings


class WifiTable:
    """All Wi-Fi client addresses heard, at most `Limits.devices` of them.

    When full, the addresses silent for longest are dropped, but never a pinned one.
    """

    def __init__(self, limits: Limits, pinned: Callable[[bytes], bool]) -> None:
        self._limits = limits
        self._pinned = pinned
        self._tracks: dict[bytes, WifiTrack] = {}
        self._kept = Kept(limits, pinned)
        self._sightings = _Waiting(self._tracks, self._kept)
        self._waiting = 0
        self.frames = 0
        self.devices_dropped = 0
        self.frames_dropped = 0
        self.points: set[bytes] = set()
        """Access points, as far as they sent beacons; as many as there may be devices."""

    def items(self) -> Iterator[tuple[bytes, WifiTrack]]:
        """Yield every address with its track, in order of first sighting.

        Control frames do not say whether a device or an access point sent them: an access point
        that did nothing else is left out.
        """
        for address, track in self._tracks.items():
            if not (address in self.points and track.only_data):
                yield address, track

    def note_points(self, points: set[bytes]) -> None:
        """Learn which addresses are those of access points."""
        if len(self.points) < self._limits.devices:
            self.points |= points

    def __len__(self) -> int:
        """How many addresses are known now."""
        return len(self._tracks)

    def let_go(self, before: int, mine: Callable[[bytes], bool]) -> int:
        """Forget addresses silent since ``before`` (µs) that are not the user's.

        Returns:
            How many frames of theirs were known.
        """
        self._sort()
        gone = [
            address
            for address, track in self._tracks.items()
            if track.last < before and not mine(address)
        ]
        frames = sum(self._forget(address) for address in gone)
        if gone:
            self._kept.recount(iter(self._tracks.values()))
        return frames

    def _forget(self, address: bytes) -> int:
        self._sightings.pop(address, None)
        return self._tracks.pop(address).frames

    def observe(self, rows: list[WifiRow]) -> None:
        """Take in rows of one batch, in order of time."""
        # Nine of ten rows are probe requests: what is done for each is little, and done in place.
        numbers, note = self._kept.numbers, sighting
        number_of, sightings_of = numbers.__getitem__, self._sightings.__getitem__
        self.frames += len(rows)
        self._waiting += len(rows)
        for time, frame, address, subtype, sequence, bssid, rssi, _channel, body in rows:
            sightings = sightings_of(address)
            if subtype == _PROBE:
                sightings += note(time, frame, number_of(body), sequence, rssi)
            else:
                self._tracks[address].join((subtype, bssid, body), frame, time, sequence, rssi)
        if self._waiting > self._limits.sightings or numbers.octets > self._limits.waiting_bytes:
            self._sort()
        if len(self._tracks) > self._limits.devices:
            self._evict()

    def _sort(self) -> None:
        for track in self._tracks.values():
            track.sort()
        self._waiting = 0
        self._kept.numbers.clear()
        if self._kept.runs > self._limits.runs:
            self._forget_old_runs()

    def _evict(self) -> None:
        self._sort()
        keep = self._limits.devices * 3 // 4
        by_age = sorted(self._tracks.items(), key=lambda item: item[1].last)
        for address, _ in by_age[: len(by_age) - keep]:
            if not self._pinned(address):
                self.devices_dropped += 1
                self.frames_dropped += self._forget(address)
        self._kept.recount(iter(self._tracks.values()))

    def _forget_old_runs(self) -> None:
        # Down to three quarters at most, so that this is not done again at once.
        share = self._limits.runs // (2 * len(self._tracks))
        keep = max(1, min(self._limits.runs_kept, share))
        own = {address for address in self._tracks if self._pinned(address)}
        keep_own = max(keep, self._limits.runs // (4 * max(1, len(own))))
        for address, track in self._tracks.items():
            track.forget_runs(keep_own if address in own else keep)
