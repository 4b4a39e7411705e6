"""When every address was heard, second by second: what live telling apart looks at."""

from collections.abc import Collection, Iterator

from exposure_check.engine.ble_table import TrackKey, track_key
from exposure_check.engine.limits import Limits
from exposure_check.engine.observation import Place
from exposure_check.engine.ports import Decoder
from exposure_check.model.address import is_local
from exposure_check.model.ble import Origin
from exposure_check.model.heard import Batch, BleForm, Discard
from exposure_check.subject.candidate import Medium
from exposure_check.subject.heard import Heard
from exposure_check.subject.presence import Presence


class PresenceTable:
    """One `Presence` for each address of Wi-Fi and Bluetooth, in bounded memory.

    What this computer tells its own controller to send is left out: it is nobody to tell apart.

    Attributes:
        whole: whether nobody was forgotten for want of room.
    """

    def __init__(self, decoder: Decoder, limits: Limits) -> None:
        self._decoder = decoder
        self._limits = limits
        self._heard: dict[Place, Heard] = {}
        self._places: dict[int, Place] = {}
        self._memo: dict[tuple[BleForm, bytes], TrackKey | None] = {}
        self._next = 0
        self.whole = True
        self._phase: dict[Place, Heard] | None = None
        self._phase_start = 0
        self._gone: dict[Medium, list[tuple[str, float | None]]] = {one: [] for one in Medium}

    def observe(self, batch: Batch) -> None:
        """Take in what was heard."""
        for row in batch.wifi:
            kind = "local" if is_local(row[2]) else "global"
            self._see((Medium.WIFI, row[2]), kind, row[0], row[6])
        for form, rows in batch.ble.items():
            for time, _frame, rssi, raw in rows:
                key = self._sender(form, raw)
                if key is not None:
                    self._see((Medium.BLE, key), key[1].value, time, rssi)
        if len(self._heard) > self._limits.presences:
            self._evict()

    def heard(self, medium: Medium) -> list[Heard]:
        """Return every address of a medium that is known now."""
        return [heard for (one, _), heard in self._heard.items() if one is medium]

    def begin_phase(self, since: int) -> None:
        """Begin a table besides, of what is heard from ``since`` (µs) on; the last one ends."""
        self._phase, self._phase_start = {}, since
        self._places = {heard.key: place for place, heard in self._heard.items()}

    def phase(self, medium: Medium) -> list[Heard]:
        """Return every address of a medium in the table besides; keys are those of `heard`."""
        phase = self._phase or {}
        return [heard for (one, _), heard in phase.items() if one is medium]

    def count(self, medium: Medium) -> int:
        """Return how many addresses of a medium are known now."""
        return sum(one is medium for one, _ in self._heard)

    def place(self, key: int) -> Place:
        """Return whose `Heard` it is, of `heard` or `phase`; a key is never given twice."""
        return self._places[key]

    def of(self, place: Place) -> Heard | None:
        """Return when an address was heard."""
        return self._heard.get(place)

    def arrivals(
        self, medium: Medium, since: int, mine: Collection[Place]
    ) -> Iterator[tuple[str, float | None]]:
        """Yield kind and strength of every address not ``mine`` that came after ``since`` (µs)."""
        yield from self._gone[medium]
        for place, heard in self._heard.items():
            if place[0] is medium and place not in mine and heard.presence.first > since:
                yield heard.kind, heard.presence.rssi

    def let_go(self, before: int, mine: Collection[Place]) -> None:
        """Forget addresses silent since ``before`` (µs) that are not the user's.

        Of each, its kind and strength stay: how many come and go is asked for later.
        """
        gone = [
            place
            for place, heard in self._heard.items()
            if heard.presence.last < before and place not in mine
        ]
        self._phase = None
        for place in gone:
            self._forget(place)
        self._memo.clear()

    def _see(self, place: Place, kind: str, time: int, rssi: int) -> None:
        heard = self._heard.get(place)
        if heard is not None:
            heard.presence.observe(time, rssi)
        else:
            heard = self._heard[place] = Heard(self._next, Presence(time, rssi), kind)
            self._places[self._next] = place
            self._next += 1
        if self._phase is not None and time >= self._phase_start:
            now = self._phase.get(place)
            if now is not None:
                now.presence.observe(time, rssi)
            elif len(self._phase) < self._limits.presences:
                self._phase[place] = Heard(heard.key, Presence(time, rssi), kind)

    def _sender(self, form: BleForm, raw: bytes) -> TrackKey | None:
        if (form, raw) in self._memo:
            return self._memo[form, raw]
        head = self._decoder.ble_head(form, raw)
        told = isinstance(head, Discard) or head.origin is Origin.CONTROLLER_TOLD
        key = None if told or isinstance(head, Discard) else track_key(head)
        if len(self._memo) >= self._limits.memo:
            self._memo.clear()
        self._memo[form, raw] = key
        return key

    def _evict(self) -> None:
        self.whole = False
        keep = self._limits.presences * 3 // 4
        by_age = sorted(self._heard.items(), key=lambda item: item[1].presence.last)
        for place, _ in by_age[: len(by_age) - keep]:
            self._forget(place)

    def _forget(self, place: Place) -> None:
        heard = self._heard.pop(place)
        if not self._phase or place not in self._phase:
            self._places.pop(heard.key, None)
        if len(self._gone[place[0]]) < self._limits.presences:
            self._gone[place[0]].append((heard.kind, heard.presence.rssi))
