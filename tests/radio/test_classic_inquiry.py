"""A search through the fake org.bluez on a real bus."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.advert import decode_head
from exposure_check.model.ble import AdvertHead
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.heard import BleForm
from exposure_check.model.live import Manner
from exposure_check.radio import classic_inquiry
from exposure_check.radio.ble_trouble import Trouble
from exposure_check.radio.classic_inquiry import inquiry_row
from exposure_check.radio.loop_source import LoopSource

if sys.platform != "linux":
    pytest.skip("BlueZ is Linux's", allow_module_level=True)

from tests.radio.dbus_bus import HCI0, FakeBluez

PHONE, OTHER = "3C:06:30:00:00:01", "3C:06:30:00:00:02"
CLASS = 0x5A020C


class Search:
    """One that has begun; then devices answer, then it is read to its end."""

    def __init__(self, seconds=20.0) -> None:
        self.source: LoopSource = classic_inquiry.classic_inquiry(seconds=seconds)
        self._batches = self.source.batches()
        next(self._batches)

    def heads(self, rows: int) -> list[AdvertHead]:
        found: list[AdvertHead] = []
        for batch in self._batches:
            for form, those in batch.ble.items():
                assert form is BleForm.INQUIRY
                for *_, raw in those:
                    head = decode_head(form, raw)
                    assert isinstance(head, AdvertHead)
                    found.append(head)
            if len(found) >= rows:
                self.source.stop()
        return found


def test_answers(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    search = Search()
    bluez.hear(PHONE, AddressType="public", Class=CLASS, Name="Kit", RSSI=-50)
    bluez.hear(PHONE, RSSI=-52)
    first, second = search.heads(2)
    assert first == second
    assert first.address == bytes.fromhex("3c0630000001")
    assert (first.classic, first.discoverable, first.payload) == (True, True, b"\x04\x09Kit")
    assert search.source.manner is Manner.ASKS
    assert bluez.filters == [{"Transport": "bredr", "DuplicateData": True}]
    assert bluez.calls.count("StopDiscovery") == 1


def test_what_is_no_answer(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    bluez.hear(OTHER, AddressType="public", Class=CLASS, Paired=True)
    search = Search()
    bluez.hear("5A:00:00:00:00:01", RSSI=-50)  # a low energy device: somebody else listens
    bluez.hear(OTHER, Connected=True)
    bluez.hear(PHONE, AddressType="public", Class=CLASS, RSSI=-50)
    (head,) = search.heads(1)
    assert head.address == bytes.fromhex("3c0630000001")


@pytest.mark.parametrize("busy", [False, True])
def test_known_device_counts_if_nobody_else_searches(bluez: FakeBluez, busy: bool) -> None:
    bluez.add_adapter(Discovering=busy)
    bluez.hear(OTHER, AddressType="public", Class=CLASS, Paired=True)
    search = Search()
    bluez.hear(OTHER, RSSI=-50)
    bluez.hear(PHONE, AddressType="public", Class=CLASS, RSSI=-50)
    heads = search.heads(1 if busy else 2)
    assert len(heads) == (1 if busy else 2)


def test_it_ends_by_itself(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    assert Search(0.3).heads(1) == []
    assert "StopDiscovery" in bluez.calls


def test_adapter_unplugged(bluez: FakeBluez) -> None:
    bluez.add_adapter()
    search = Search()
    bluez.remove(HCI0)
    with pytest.raises(ExposureCheckError) as raised:
        search.heads(1)
    assert raised.value.details["code"] == Trouble.ADAPTER_GONE


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_only_linux_can(system: str) -> None:
    source = LoopSource(classic_inquiry.InquiryListener(platform=system))
    with pytest.raises(ExposureCheckError) as raised:
        list(source.batches())
    assert raised.value.details["code"] == Trouble.INQUIRY_LINUX_ONLY


VALUES = (None, 0, CLASS, 1 << 24, -1, True, "x", "3C:06:30:00:00:01", "3C:06", [], ["x", 1], "é")


@settings(max_examples=1_000, deadline=None)
@given(st.binary(min_size=4, max_size=4))
def test_any_properties(octets: bytes) -> None:
    names = ("Class", "Address", "Name", "UUIDs")
    row = inquiry_row(
        {name: VALUES[octet % len(VALUES)] for name, octet in zip(names, octets, strict=True)}
    )
    assert row is None or isinstance(decode_head(BleForm.INQUIRY, row), AdvertHead)
