"""Who sends Wi-Fi client frames, address by address, in bounded memory.

Per address it keeps when its search bursts were, the sequence numbers at their ends, and the
distinct frame bodies, undecoded. That is enough to judge any set of addresses afterwards as one
device, so the choice whose they are can come last.
"""

from collections.abc import Callable, Iterator

from exposure_check.engine.limits import ENTRY_OVERHEAD, Limits
from exposure_check.model.heard import RSSI_UNKNOWN, WifiRow, WifiSubtype

BURST_GAP_US = 2_000_000
"""Probe requests at most this far apart belong to one burst (rule W4)."""

RUN_WIDTH = 6
"""Integers per run: start, end, first sequence, last sequence, frames, packed first frame."""

_PROBE = WifiSubtype.PROBE_REQUEST.value

JoinKey = tuple[int, bytes, bytes]
"""(WifiSubtype, BSSID, raw body)"""


class WifiTrack:
    """One address: counters, runs, bodies and joins, as they come.

    ``runs`` is flat, `RUN_WIDTH` integers each. ``bodies`` maps a raw probe body to [frames,
    packed first frame, first time]; ``joins`` a `JoinKey` to [frames, packed first frame, first
    time, packed last frame, last time].
    """

    __slots__ = (
        "bodies", "bodies_dropped", "first", "joins", "last_join", "last_probe", "others", "probes",
        "rssi_sum", "runs", "unmeasured",
    )  # fmt: skip

    def __init__(self, time: int) -> None:
        self.probes = 0
        self.others = 0
        self.first = time
        self.last_probe = time - BURST_GAP_US - 1
        self.last_join = time
        self.rssi_sum = 0
        self.unmeasured = 0
        self.runs: list[int] = []
        self.bodies: dict[bytes, list[int]] = {}
        self.bodies_dropped = 0
        self.joins: dict[JoinKey, list[int]] = {}

    @property
    def frames(self) -> int:
        """Good frames of all kinds."""
        return self.probes + self.others

    @property
    def last(self) -> int:
        """Time of the last frame, µs."""
        return max(self.last_probe, self.last_join)

    @property
    def rssi(self) -> float | None:
        """Mean signal strength in dBm, None if never given."""
        measured = self.frames - self.unmeasured
        return self.rssi_sum / measured if measured else None


class WifiTable:
    """All Wi-Fi client addresses heard, at most `Limits.devices` of them.

    When full, the addresses silent for longest are dropped, but never a pinned one.
    """

    def __init__(self, limits: Limits, pinned: Callable[[bytes], bool]) -> None:
        self._limits = limits
        self._pinned = pinned
        self._tracks: dict[bytes, WifiTrack] = {}
        self._interned: dict[bytes, bytes] = {}
        self._runs = 0
        self._kept = 0
        self.frames = 0
        self.devices_dropped = 0
        self.frames_dropped = 0

    def items(self) -> Iterator[tuple[bytes, WifiTrack]]:
        """Yield every address with its track, in order of first sighting."""
        yield from self._tracks.items()

    def __len__(self) -> int:
        """How many addresses are known now."""
        return len(self._tracks)

    def let_go(self, before: int, mine: Callable[[bytes], bool]) -> int:
        """Forget addresses silent since ``before`` that are not the user's; return their frames."""
        gone = [
            address
            for address, track in self._tracks.items()
            if track.last < before and not mine(address)
        ]
        frames = sum(self._tracks.pop(address).frames for address in gone)
        if gone:
            self._recount()
        return frames

    def observe(self, rows: list[WifiRow]) -> None:  # noqa: C901, PLR0912 hot loop, no calls
        """Take in rows of one batch, in order of time."""
        tracks = self._tracks
        self.frames += len(rows)
        for time, frame, address, subtype, sequence, bssid, rssi, _channel, body in rows:
            track = tracks.get(address)
            if track is None:
                track = tracks[address] = WifiTrack(time)
            if rssi == RSSI_UNKNOWN:
                track.unmeasured += 1
            else:
                track.rssi_sum += rssi
            if subtype != _PROBE:
                self._join(address, track, (subtype, bssid, body), frame, time)
                continue
            # Probe requests are nine of ten rows: counted in place, a call each would cost more.
            track.probes += 1
            # Apart, too, if the clock was set back: else all that follows would be one burst.
            if abs(time - track.last_probe) > BURST_GAP_US:
                track.runs += (time, time, sequence, sequence, 1, frame)
                self._runs += 1
            else:
                runs = track.runs
                runs[-5] = time
                runs[-3] = sequence
                runs[-2] += 1
            track.last_probe = time
            seen = track.bodies.get(body)
            if seen is None:
                self._new_body(address, track, body, frame, time)
            else:
                seen[0] += 1
        if len(tracks) > self._limits.devices:
            self._evict()
        if self._runs > self._limits.runs:
            self._forget_old_runs()

    def _new_body(
        self, address: bytes, track: WifiTrack, body: bytes, frame: int, time: int
    ) -> None:
        size = ENTRY_OVERHEAD + (0 if body in self._interned else len(body))
        if len(track.bodies) >= self._limits.bodies_per_device or self._full(address, size):
            track.bodies_dropped += 1
            return
        self._kept += size
        # Phones of one model send the same bodies: one copy serves all of them.
        track.bodies[self._interned.setdefault(body, body)] = [1, frame, time]

    def _full(self, address: bytes, size: int) -> bool:
        """Tell whether so many octets more are too many; what is pinned is few, and has room."""
        return self._kept + size > self._limits.kept_bytes and not self._pinned(address)

    def _join(self, address: bytes, track: WifiTrack, key: JoinKey, frame: int, time: int) -> None:
        size = len(key[2]) + ENTRY_OVERHEAD
        track.others += 1
        track.last_join = time
        entry = track.joins.get(key)
        if entry is not None:
            entry[0] += 1
            entry[3] = frame
            entry[4] = time
        elif len(track.joins) < self._limits.bodies_per_device and not self._full(address, size):
            self._kept += size
            track.joins[key] = [1, frame, time, frame, time]
        else:
            track.bodies_dropped += 1

    def _evict(self) -> None:
        keep = self._limits.devices * 3 // 4
        by_age = sorted(self._tracks.items(), key=lambda item: item[1].last)
        for address, track in by_age[: len(by_age) - keep]:
            if not self._pinned(address):
                del self._tracks[address]
                self.devices_dropped += 1
                self.frames_dropped += track.frames
        self._recount()

    def _recount(self) -> None:
        """Forget bodies that no address sends any more, and count what is kept."""
        self._runs = sum(len(track.runs) // RUN_WIDTH for track in self._tracks.values())
        self._interned = {body: body for track in self._tracks.values() for body in track.bodies}
        entries = sum(len(track.bodies) + len(track.joins) for track in self._tracks.values())
        joins = sum(len(key[2]) for track in self._tracks.values() for key in track.joins)
        self._kept = sum(map(len, self._interned)) + joins + entries * ENTRY_OVERHEAD

    def _forget_old_runs(self) -> None:
        # Down to three quarters at most, so that this is not done again for every batch.
        share = self._limits.runs // (2 * len(self._tracks))
        keep = max(1, min(self._limits.runs_kept, share)) * RUN_WIDTH
        own = {address for address in self._tracks if self._pinned(address)}
        keep_own = max(keep, self._limits.runs // (4 * max(1, len(own))) * RUN_WIDTH)
        for address, track in self._tracks.items():
            most = keep_own if address in own else keep
            if len(track.runs) > most:
                del track.runs[:-most]
        self._runs = sum(len(track.runs) // RUN_WIDTH for track in self._tracks.values())
