"""One Wi-Fi address: what it sent, as it came, and sorted into bursts and bodies when asked for.

A probe request costs little while listening: 23 octets behind the others of its address. They are
sorted only for the addresses that are judged, and for all when too many wait. Of everybody else
the table asks how many there were, how strong, and when the first and the last came.
"""

from collections.abc import Callable, Iterator
from struct import Struct

from exposure_check.engine.limits import ENTRY_OVERHEAD, Limits
from exposure_check.model.heard import RSSI_UNKNOWN, WifiSubtype

BURST_GAP_US = 2_000_000
"""Probe requests at most this far apart belong to one burst (rule W4)."""

Run = tuple[int, int, int, int, int, int]
"""(start µs, end µs, first sequence, last sequence, frames, packed first frame)"""

_DATA = (WifiSubtype.DATA.value, WifiSubtype.BEACON.value)

JoinKey = tuple[int, bytes, bytes]
"""(WifiSubtype, BSSID, raw body)"""

_SIGHTING = Struct("<qQIHb")
"""Time, packed frame, number of the body, sequence number, RSSI."""

sighting = _SIGHTING.pack
_WIDTH = _SIGHTING.size
_time = Struct("<q").unpack_from

_RUN = Struct("<qqHHIQ")


class Numbers(dict[bytes, int]):
    """Numbers of bodies; one that is asked for the first time is given the next.

    Attributes:
        bodies: by number.
        octets: what these bodies take, roughly.
    """

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.octets = 0

    def __missing__(self, body: bytes) -> int:
        """Give a body its number."""
        number = self[body] = len(self.bodies)
        self.bodies.append(body)
        self.octets += len(body) + ENTRY_OVERHEAD
        return number

    def clear(self) -> None:
        """Forget all of them."""
        super().clear()
        self.bodies.clear()
        self.octets = 0


class Kept:
    """What all addresses of a table keep together.

    Args:
        limits: bounds.
        pinned: addresses that always have room: the user's own, and so few.

    Attributes:
        numbers: bodies in sightings that wait to be sorted.
        octets: what bodies that were sorted take, roughly.
        runs: bursts of all addresses.
    """

    def __init__(self, limits: Limits, pinned: Callable[[bytes], bool]) -> None:
        self.limits = limits
        self._pinned = pinned
        self.numbers = Numbers()
        self.octets = 0
        self.runs = 0
        self._bodies: dict[bytes, bytes] = {}

    def room(self, address: bytes, size: int) -> bool:
        """Take this many octets and what an entry costs, if there is room for the address."""
        octets = self.octets + size + ENTRY_OVERHEAD
        if octets > self.limits.kept_bytes and not self._pinned(address):
            return False
        self.octets = octets
        return True

    def shared(self, address: bytes, body: bytes) -> bytes | None:
        """Return the one copy of a body that serves all addresses; None if there is no room.

        Phones of one model send the same bodies.
        """
        known = self._bodies.get(body)
        if not self.room(address, 0 if known is not None else len(body)):
            return None
        return self._bodies.setdefault(body, body)

    def recount(self, tracks: "Iterator[WifiTrack]") -> None:
        """Forget bodies that no address sends any more, and count what is kept."""
        self._bodies.clear()
        self.runs = self.octets = 0
        for track in tracks:
            self.runs += track.runs_known
            for body in track.bodies:
                if body not in self._bodies:
                    self._bodies[body] = body
                    self.octets += len(body)
            self.octets += (len(track.bodies) + len(track.joins)) * ENTRY_OVERHEAD
            self.octets += sum(len(key[2]) for key in track.joins)


class WifiTrack:
    """One address.

    Attributes:
        joins: a `JoinKey` to [frames, packed first frame, first time, packed last frame, last
            time, first sequence number, last sequence number].
        sightings: of probe requests, each as `sighting` packs it, not sorted yet; always the same
            object, so that the table adds to it without asking the track.
    """

    __slots__ = (
        "_address", "_bodies", "_dropped", "_first", "_kept", "_last_join", "_last_probe",
        "_others", "_probes", "_rssi_sum", "_runs", "_unmeasured", "joins", "sightings",
    )  # fmt: skip

    def __init__(self, address: bytes, kept: Kept) -> None:
        self._address = address
        self._first: int | None = None
        self.joins: dict[JoinKey, list[int]] = {}
        self.sightings = bytearray()
        self._kept = kept
        self._probes = 0
        self._others = 0
        self._last_probe: int | None = None
        self._last_join: int | None = None
        self._rssi_sum = 0
        self._unmeasured = 0
        self._runs = bytearray()
        self._bodies: dict[bytes, list[int]] = {}
        self._dropped = 0

    @property
    def probes(self) -> int:
        """Good probe requests."""
        return self._probes + len(self.sightings) // _WIDTH

    @property
    def frames(self) -> int:
        """Good frames of all kinds."""
        return self.probes + self._others

    @property
    def only_data(self) -> bool:
        """True if it sent nothing but data frames, control frames and beacons."""
        return not self.probes and all(kind in _DATA for kind, _, _ in self.joins)

    @property
    def first(self) -> int:
        """Time of the first frame, µs; 0 if there was none."""
        if self._first is None:
            return int(_time(self.sightings)[0]) if self.sightings else 0
        return self._first

    @property
    def last(self) -> int:
        """Time of the last frame, µs."""
        probe = self._last_probe
        if self.sightings:
            probe = _time(self.sightings, len(self.sightings) - _WIDTH)[0]
        join = self.first if self._last_join is None else self._last_join
        return join if probe is None else max(probe, join)

    @property
    def rssi(self) -> float | None:
        """Mean signal strength in dBm, None if never given."""
        total, unmeasured = self._strength()
        measured = self.frames - unmeasured
        return total / measured if measured else None

    @property
    def bodies(self) -> dict[bytes, list[int]]:
        """A raw probe body to [frames, packed first frame, first time]."""
        self.sort()
        return self._bodies

    @property
    def bodies_dropped(self) -> int:
        """Frames whose body was not kept, for want of room."""
        self.sort()
        return self._dropped

    @property
    def runs_known(self) -> int:
        """How many bursts `runs` returns."""
        self.sort()
        return len(self._runs) // _RUN.size

    def runs(self) -> Iterator[Run]:
        """Yield its bursts, in order."""
        self.sort()
        return _RUN.iter_unpack(self._runs)

    def forget_runs(self, keep: int) -> None:
        """Keep only this many bursts (at least one), the newest."""
        self.sort()
        before = self.runs_known
        del self._runs[: -keep * _RUN.size]
        self._kept.runs -= before - self.runs_known

    def join(self, key: JoinKey, frame: int, time: int, number: int, rssi: int) -> None:
        """Take in a frame that is no probe request; ``number`` is its sequence number."""
        self._others += 1
        if self._first is None:
            self._first = self.first if self.sightings else time
        self._last_join = time
        if rssi == RSSI_UNKNOWN:
            self._unmeasured += 1
        else:
            self._rssi_sum += rssi
        entry = self.joins.get(key)
        if entry is not None:
            entry[0] += 1
            entry[3] = frame
            entry[4] = time
            entry[6] = number
            return
        full = len(self.joins) >= self._kept.limits.bodies_per_device
        if full or not self._kept.room(self._address, len(key[2])):
            self._dropped += 1
        else:
            self.joins[key] = [1, frame, time, frame, time, number, number]

    def sort(self) -> None:
        """Sort the sightings into bursts and bodies."""
        if not self.sightings:
            return
        self._rssi_sum, self._unmeasured = self._strength()
        self._probes, self._first = self.probes, self.first
        sightings = bytes(self.sightings)
        self.sightings.clear()
        known, last, bodies = self._runs, self._last_probe, self._kept.numbers.bodies
        before, run = len(known), [0] * 6
        if known:  # the newest burst may go on
            run = list(_RUN.unpack_from(known, before - _RUN.size))
            del known[-_RUN.size :]
        for time, frame, number, sequence, _ in _SIGHTING.iter_unpack(sightings):
            # Apart, too, if the clock was set back: else all that follows would be one burst.
            if last is None or abs(time - last) > BURST_GAP_US:
                if run[4]:
                    known += _RUN.pack(*run)
                run = [time, time, sequence, sequence, 1, frame]
            else:
                run[1], run[3] = time, sequence
                run[4] += 1
            last = time
            self._sort_body(bodies[number], frame, time)
        self._last_probe = last
        known += _RUN.pack(*run)
        self._kept.runs += (len(known) - before) // _RUN.size

    def _sort_body(self, body: bytes, frame: int, time: int) -> None:
        seen = self._bodies.get(body)
        if seen is not None:
            seen[0] += 1
            return
        full = len(self._bodies) >= self._kept.limits.bodies_per_device
        shared = None if full else self._kept.shared(self._address, body)
        if shared is None:
            self._dropped += 1
        else:
            self._bodies[shared] = [1, frame, time]

    def _strength(self) -> tuple[int, int]:
        """Return the sum of all signal strengths given, and how many frames gave none."""
        values = self.sightings[_WIDTH - 1 :: _WIDTH]
        unknown = values.count(RSSI_UNKNOWN)
        measured = sum(memoryview(values).cast("b")) - unknown * RSSI_UNKNOWN
        return self._rssi_sum + measured, self._unmeasured + unknown
