"""Who advertises over Bluetooth, address by address, in bounded memory.

Advertisements repeat: the hot table is keyed on the whole undecoded PDU, so a repeated one costs
one look-up. Only when that table is full, and at the end, are distinct PDUs decoded as far as
their sender's address and folded into one track per address.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from exposure_check.engine.limits import ENTRY_OVERHEAD, Limits
from exposure_check.engine.ports import Decoder
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead, Origin
from exposure_check.model.heard import RSSI_UNKNOWN, BleForm, BleRow, Discard

TrackKey = tuple[bytes | None, BleAddressKind, Origin, bool, bool, bytes | None]
"""(address, kind, origin, classic, paired identity, the system's id if it hides the address)"""


def track_key(head: AdvertHead) -> TrackKey:
    """Return whose advertisement it is."""
    return (
        head.address,
        head.kind,
        head.origin,
        head.classic,
        head.paired_identity,
        head.system_id,
    )


class BleTrack:
    """One address: counters and distinct payloads.

    ``payloads`` maps raw advertising data to [frames, packed first frame, first time, last time].
    """

    __slots__ = (
        "asked", "discoverable", "elsewhere", "first", "first_frame", "frames", "last", "payloads",
        "payloads_dropped", "rssi_count", "rssi_sum", "scan_answers",
    )  # fmt: skip

    def __init__(self, frame: int, time: int) -> None:
        self.frames = 0
        self.first = time
        self.first_frame = frame
        self.last = time
        self.rssi_sum = 0
        self.rssi_count = 0
        self.payloads: dict[bytes, list[int]] = {}
        self.payloads_dropped = 0
        self.scan_answers = 0
        self.elsewhere = 0
        self.asked = 0
        self.discoverable: bool | None = None

    @property
    def rssi(self) -> float | None:
        """Mean signal strength in dBm, None if never given."""
        return self.rssi_sum / self.rssi_count if self.rssi_count else None


class BleTable:
    """All Bluetooth addresses heard, at most `Limits.devices` of them.

    When full, the addresses silent for longest are dropped, but never a pinned one.
    """

    def __init__(self, limits: Limits, decoder: Decoder, pinned: Callable[[bytes], bool]) -> None:
        self._limits = limits
        self._decoder = decoder
        self._pinned = pinned
        self._waiting: dict[BleForm, dict[bytes, list[int]]] = {form: {} for form in BleForm}
        self._tracks: dict[TrackKey, BleTrack] = {}
        self._kept = 0
        self.discarded: Counter[Discard] = Counter()
        self.frames = 0
        self.devices_dropped = 0
        self.frames_dropped = 0

    def items(self) -> Iterator[tuple[TrackKey, BleTrack]]:
        """Yield every address with its track, in order of first sighting."""
        self.fold()
        yield from self._tracks.items()

    def __len__(self) -> int:
        """How many addresses are known now, without those still waiting."""
        return len(self._tracks)

    def let_go(self, before: int, mine: Callable[[TrackKey], bool]) -> int:
        """Forget addresses silent since ``before`` (µs) that are not the user's.

        Returns:
            How many frames of theirs were known.
        """
        self.fold()
        gone = [key for key, track in self._tracks.items() if track.last < before and not mine(key)]
        return sum(self._forget(key) for key in gone)

    def _forget(self, key: TrackKey) -> int:
        track = self._tracks.pop(key)
        self._kept -= sum(map(len, track.payloads)) + len(track.payloads) * ENTRY_OVERHEAD
        return track.frames

    def observe(self, form: BleForm, rows: list[BleRow]) -> None:
        """Take in rows of one form, in order of time."""
        waiting = self._waiting[form]
        for time, frame, rssi, raw in rows:
            entry = waiting.get(raw)
            if entry is not None:
                entry[0] += 1
                entry[3] = time
                entry[4] += rssi
            else:
                waiting[raw] = [1, frame, time, time, rssi]
        if len(waiting) > self._limits.adverts:
            self.fold()

    def fold(self) -> None:
        """Sort the waiting advertisements by address."""
        for form, waiting in self._waiting.items():
            for raw, entry in waiting.items():
                head = self._decoder.ble_head(form, raw)
                if isinstance(head, Discard):
                    self.discarded[head] += entry[0]
                else:
                    self._add(head, entry)
            waiting.clear()
        if len(self._tracks) > self._limits.devices:
            self._evict()

    def _add(self, head: AdvertHead, entry: list[int]) -> None:
        count, frame, first, last, rssi_sum = entry
        if last < first:  # the clock was set back in between
            first, last = last, first
        key = track_key(head)
        track = self._tracks.get(key)
        if track is None:
            track = self._tracks[key] = BleTrack(frame, first)
        self.frames += count
        track.frames += count
        if first < track.first:
            track.first, track.first_frame = first, frame
        track.last = max(track.last, last)
        if head.scan_answer:
            track.scan_answers += count
        if head.elsewhere:
            track.elsewhere += count
        track.asked += count * head.asks
        if head.discoverable is not None:
            track.discoverable = head.discoverable or bool(track.discoverable)
        if rssi_sum != RSSI_UNKNOWN * count:
            track.rssi_sum += rssi_sum
            track.rssi_count += count
        self._add_payload(key, track, head.payload, [count, frame, first, last])

    def _add_payload(
        self, key: TrackKey, track: BleTrack, payload: bytes, entry: list[int]
    ) -> None:
        count, frame, first, last = entry
        seen = track.payloads.get(payload)
        if seen is not None:
            seen[0] += count
            if first < seen[2]:
                seen[1], seen[2] = frame, first
            seen[3] = max(seen[3], last)
        elif len(track.payloads) < self._limits.bodies_per_device and (
            self._kept + len(payload) + ENTRY_OVERHEAD <= self._limits.kept_bytes
            or self._pinned(key[0] or key[5] or b"")
        ):
            self._kept += len(payload) + ENTRY_OVERHEAD
            track.payloads[payload] = [count, frame, first, last]
        else:
            track.payloads_dropped += 1

    def _evict(self) -> None:
        keep = self._limits.devices * 3 // 4
        by_age = sorted(self._tracks.items(), key=lambda item: item[1].last)
        for key, _ in by_age[: len(by_age) - keep]:
            if not self._pinned(key[0] or key[5] or b""):
                self.devices_dropped += 1
                self.frames_dropped += self._forget(key)
