"""How strong the user's own device is heard, second by second."""

from collections import deque
from collections.abc import Collection

from exposure_check.engine.ble_table import track_key
from exposure_check.engine.observation import Place
from exposure_check.engine.ports import Decoder
from exposure_check.model.heard import RSSI_UNKNOWN, Batch, BleForm, Discard
from exposure_check.subject.candidate import Medium

SECONDS = 60
"""How far back the curve goes."""

_MEMO = 4096
"""Advertisements whose sender is remembered."""

_SECOND = 1_000_000


class OwnSignal:
    """The curve of the places it is told; nothing of any other is kept."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._places: Collection[Place] = frozenset()
        self._wifi: frozenset[bytes] = frozenset()
        self._memo: dict[tuple[BleForm, bytes], bool] = {}
        self._second = 0
        self._sum = 0
        self._count = 0
        self._curve: deque[int | None] = deque(maxlen=SECONDS)

    @property
    def curve(self) -> tuple[int | None, ...]:
        """Mean dBm per second, oldest first, None for silence; the running second is left out."""
        return tuple(self._curve)

    def follow(self, places: frozenset[Place]) -> None:
        """Say which table entries are the user's."""
        if places != self._places:
            self._places = places
            self._wifi = frozenset(
                key for medium, key in places if medium is Medium.WIFI and isinstance(key, bytes)
            )
            self._memo.clear()

    def forget(self) -> None:
        """Forget which advertisements are not the user's."""
        self._memo.clear()

    def observe(self, batch: Batch) -> None:
        """Take in what was heard."""
        if not self._places:
            return
        for row in batch.wifi:
            if row[2] in self._wifi:
                self._add(row[0], row[6])
        for form, rows in batch.ble.items():
            for time, _frame, rssi, raw in rows:
                if self._mine(form, raw):
                    self._add(time, rssi)

    def _mine(self, form: BleForm, raw: bytes) -> bool:
        known = self._memo.get((form, raw))
        if known is None:
            head = self._decoder.ble_head(form, raw)
            known = not isinstance(head, Discard) and (Medium.BLE, track_key(head)) in self._places
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            self._memo[form, raw] = known
        return known

    def _add(self, time: int, rssi: int) -> None:
        if rssi == RSSI_UNKNOWN:
            return
        second = time // _SECOND
        if second > self._second:
            self._close(second)
        self._sum += rssi
        self._count += 1

    def _close(self, second: int) -> None:
        if self._second:
            self._curve.append(round(self._sum / self._count) if self._count else None)
            silent = min(second - self._second - 1, SECONDS)
            self._curve.extend([None] * silent)
        self._second, self._sum, self._count = second, 0, 0
