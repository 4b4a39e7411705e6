"""What this computer sends, apart from what it hears: made helpers, and a lab capture."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exposure_check.decode.parser import CaptureParser
from exposure_check.helper.protocol import Code
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.heard import (
    CHANNEL_UNKNOWN,
    RSSI_UNKNOWN,
    Batch,
    BleForm,
    Problem,
    WifiRow,
    WifiSubtype,
)
from exposure_check.model.live import Manner
from exposure_check.radio import self_overhear
from exposure_check.radio.ble_trouble import Trouble
from exposure_check.radio.capture_stream import parsed
from exposure_check.radio.self_overhear import OwnBluetooth, OwnWifi, own_wifi

OWN = bytes.fromhex("3c0630aabbcc")


class Made:
    """A helper that hears these batches, then waits until it is stopped, or ends."""

    def __init__(self, *batches: Batch, waits: bool = False) -> None:
        self.heard = batches
        self.waits = waits
        self.listening = False
        self.stopped = threading.Event()

    def batches(self) -> Iterator[Batch]:
        self.listening = True
        yield from self.heard
        if self.waits:
            assert self.stopped.wait(10)

    def problems(self) -> tuple[Problem, ...]:
        return ()

    def stop(self) -> None:
        self.stopped.set()


class Searches:
    def __init__(self, finished: int = 0) -> None:
        self.finished = finished
        self.begun = threading.Event()
        self.ended = False

    def begin(self) -> None:
        self.begun.set()

    def end(self) -> None:
        self.ended = True


def row(sender: bytes, rssi: int, channel: int, subtype=WifiSubtype.PROBE_REQUEST) -> WifiRow:
    return (1, 1, sender, subtype, 0, b"\xff" * 6, rssi, channel, b"")


SENT = row(OWN, RSSI_UNKNOWN, CHANNEL_UNKNOWN)
STRANGER = row(b"\2\0\0\0\0\1", -50, 6)
WITHOUT_STRENGTH = row(b"\2\0\0\0\0\2", RSSI_UNKNOWN, 6)


def code(source: OwnWifi | OwnBluetooth) -> object:
    with pytest.raises(ExposureCheckError) as raised:
        list(source.batches())
    return raised.value.details["code"]


def test_only_what_this_radio_sent_is_kept() -> None:
    source = OwnWifi(Made(Batch(wifi=[STRANGER, SENT, WITHOUT_STRENGTH], frames=40)), Searches())
    (batch,) = source.batches()
    assert (batch.wifi, batch.frames) == ([SENT], 1)
    assert not batch.channels
    assert source.manner is Manner.OVERHEARS


def test_a_lab_capture_of_a_radio_overhearing_itself(shared_captures: Path) -> None:
    octets = (shared_captures / "lab" / "wifi-own-radio.pcap").read_bytes()
    heard = list(parsed([octets], CaptureParser(0)))
    own = [one for batch in OwnWifi(Made(*heard), Searches()).batches() for one in batch.wifi]
    assert len(own) == 33
    assert {one[2] for one in own} == {OWN}


def test_a_lab_capture_of_others_holds_nothing_own(shared_captures: Path) -> None:
    octets = (shared_captures / "lab" / "wifi-random-clean.pcap").read_bytes()
    heard = list(parsed([octets], CaptureParser(0)))
    assert sum(len(batch.wifi) for batch in heard) > 20
    assert code(OwnWifi(Made(*heard), Searches())) == Trouble.NOBODY_SEARCHED


def test_a_radio_that_shows_nothing_cannot_overhear_itself() -> None:
    made, searches = Made(Batch(wifi=[STRANGER]), waits=True), Searches(3)
    began = time.monotonic()
    assert code(OwnWifi(made, searches)) == Trouble.CANNOT_OVERHEAR_WIFI
    assert time.monotonic() - began < 5, "it does not wait for the end"
    assert searches.begun.is_set()
    assert searches.ended


def test_joining_frames_alone_do_not_show_that_searches_are_seen() -> None:
    joined = row(OWN, RSSI_UNKNOWN, CHANNEL_UNKNOWN, WifiSubtype.ASSOCIATION_REQUEST)
    source = OwnWifi(Made(Batch(wifi=[joined])), Searches(2))
    assert code(source) == Trouble.CANNOT_OVERHEAR_WIFI


def test_one_search_proves_nothing() -> None:
    assert code(OwnWifi(Made(), Searches(1))) == Trouble.NOBODY_SEARCHED


def test_stopped_early() -> None:
    source = OwnWifi(Made(waits=True), Searches())
    threading.Timer(0.1, source.stop).start()
    assert list(source.batches()) == []


def test_searching_begins_only_once_it_is_listened_to() -> None:
    made, searches = Made(Batch(wifi=[SENT]), waits=True), Searches()
    source = OwnWifi(made, searches)
    assert not searches.begun.is_set()
    batches = source.batches()
    next(batches)
    assert searches.begun.wait(5)
    source.stop()
    list(batches)


def test_bluetooth_keeps_what_the_host_told_and_drops_what_was_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(self_overhear, "_announces_now", lambda: True)
    told = [(5, 1, RSSI_UNKNOWN, bytes(8))]
    heard = {
        BleForm.HCI_EXTENDED: [(4, 2, -40, bytes(30))] * 3,
        BleForm.INQUIRY: [(4, 3, -40, bytes(9))],
        BleForm.HOST_COMMAND: told,
        BleForm.SCAN_ENABLE: told,
    }
    source = OwnBluetooth(Made(Batch(ble=heard, frames=7, first_time=4, last_time=5)))
    (batch,) = source.batches()
    assert batch.ble == {BleForm.HOST_COMMAND: told, BleForm.SCAN_ENABLE: told}
    assert (batch.frames, batch.first_time, batch.last_time) == (2, 4, 5)
    assert source.manner is Manner.OVERHEARS


def test_what_it_was_told_before_is_not_taken_for_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_overhear, "_announces_now", lambda: True)
    assert code(OwnBluetooth(Made(Batch()))) == Trouble.TOLD_BEFORE
    monkeypatch.setattr(self_overhear, "_announces_now", lambda: False)
    assert len(list(OwnBluetooth(Made(Batch())).batches())) == 1


def test_no_such_interface() -> None:
    with pytest.raises(ExposureCheckError) as raised:
        own_wifi("nothing0", 60)
    assert raised.value.details["code"] == Code.NO_SUCH_INTERFACE
