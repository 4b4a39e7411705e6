"""A Bluetooth source that runs as the engine runs it, and the devices that it hears."""

import threading
import time

import pytest

from exposure_check.model.ble import AdvertHead
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import BleForm
from exposure_check.radio import ble_source, ble_watchdog
from exposure_check.radio.decoder import RadioDecoder
from exposure_check.radio.loop_source import LoopSource

PHONE = "5A:11:22:33:44:55"
OTHER = "C0:00:00:00:00:01"
APPLE = {0x004C: bytes.fromhex("10050102030405")}


class Run:
    """A source that runs in a thread, as the engine runs it."""

    def __init__(self, source: LoopSource | None = None) -> None:
        self.source = source or ble_source.ble_source()
        self.rows: list[tuple[BleForm, int, bytes]] = []
        self.batches = 0
        self.error: ExposureCheckError | None = None
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            for batch in self.source.batches():
                self.batches += 1
                for form, rows in batch.ble.items():
                    self.rows += [(form, rssi, raw) for _, _, rssi, raw in rows]
        except ExposureCheckError as error:
            self.error = error

    def until(self, done, seconds=8.0) -> None:
        end = time.monotonic() + seconds
        while not done() and self._thread.is_alive() and time.monotonic() < end:
            time.sleep(0.02)
        assert done()

    def listening(self) -> "Run":
        self.until(lambda: self.batches)
        return self

    def stopped(self) -> "Run":
        self.source.stop()
        return self.ended()

    def ended(self, seconds=8.0) -> "Run":
        self._thread.join(seconds)
        assert not self._thread.is_alive()
        return self

    def heads(self) -> list[AdvertHead]:
        heads = [RadioDecoder().ble_head(form, raw) for form, _, raw in self.rows]
        assert all(isinstance(head, AdvertHead) for head in heads)
        return heads

    def code(self) -> str:
        assert self.error is not None
        assert self.error.reason is Reason.LISTENING_FAILED
        return str(self.error.details["code"])


def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ble_watchdog, "QUIET_S", 0.4)
    monkeypatch.setattr(ble_watchdog, "AGAIN_S", 0.4)
