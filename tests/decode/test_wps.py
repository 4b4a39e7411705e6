import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.wps import WPS_KIND, text, wps_attributes, wps_in
from exposure_check.model.wifi import WifiElement, Wps

UUID = bytes(range(16))


def attribute(kind: int, value: bytes, length: int | None = None) -> bytes:
    return struct.pack(">HH", kind, len(value) if length is None else length) + value


def wps_of(*contents: bytes) -> Wps | None:
    return wps_in(tuple(WifiElement(221, -1, WPS_KIND + content) for content in contents))


FULL = (
    attribute(0x104A, b"\x10")
    + attribute(0x1047, UUID)
    + attribute(0x1021, b"Maker")
    + attribute(0x1023, b"Model")
    + attribute(0x1024, b"Number 1")
    + attribute(0x1042, b"SN0001")
    + attribute(0x1011, "Prüfgerät".encode())
)
READ = Wps(UUID, "Prüfgerät", "Maker", "Model", "Number 1", "SN0001")


def test_all_attributes() -> None:
    assert wps_of(FULL) == READ


@pytest.mark.parametrize("split", range(len(FULL)))
def test_split_over_two_elements(split: int) -> None:
    assert wps_of(FULL[:split], FULL[split:]) == READ


def test_absent_and_empty() -> None:
    assert wps_in(()) is None
    assert wps_in((WifiElement(221, -1, b"\x00\x50\xf2\x02"),)) is None
    assert wps_of(b"") == Wps()
    assert wps_of(attribute(0x1011, b"")) == Wps(device_name="")


@pytest.mark.parametrize("length", [0, 15, 17])
def test_uuid_of_another_length_is_none(length: int) -> None:
    assert wps_of(attribute(0x1047, bytes(length))) == Wps()


def test_first_of_two_counts() -> None:
    twice = attribute(0x1011, b"a") + attribute(0x1011, b"b")
    assert wps_of(twice) == Wps(device_name="a", unread=True)
    assert wps_of(attribute(0x1011, b"a") * 2) == Wps(device_name="a")


@pytest.mark.parametrize(
    ("kind", "value", "unread"),
    [
        (0x104A, b"\x10", False),
        (0x1054, bytes(8), False),
        (0x1049, bytes.fromhex("00372a 00 01 20"), False),
        (0x1049, bytes.fromhex("00372a 00 01 20") + bytes(9), True),
        (0x1049, b"\0\1\2abcd", True),
        (0x1020, bytes(6), True),
        (0x1057, b"1234", True),
    ],
)
def test_what_is_not_read_is_said_to_be_there(kind: int, value: bytes, unread: bool) -> None:
    found = wps_of(attribute(0x104A, b"\x10") + attribute(kind, value))
    assert found == Wps(unread=unread)


def test_cut_at_any_octet_keeps_what_is_whole() -> None:
    for length in range(len(FULL)):
        read = wps_attributes(FULL[:length])
        assert all(FULL.count(value) for value in read.values())
        assert read.items() <= wps_attributes(FULL).items()


def test_overrun_and_too_many() -> None:
    assert wps_attributes(attribute(0x1011, b"abc", length=4)) == {}
    many = b"".join(attribute(kind, b"") for kind in range(200))
    assert len(wps_attributes(many)) == 128


def test_text() -> None:
    assert text(None) is None
    assert text(b"name\0\0") == "name"
    assert text(b"\xff!") == "\N{REPLACEMENT CHARACTER}!"
    assert text(b"x" * 65535) == "x" * 64


@settings(max_examples=5000, deadline=None)
@given(st.lists(st.binary(max_size=255), max_size=4))
def test_any_octets(contents: list[bytes]) -> None:
    wps = wps_of(*contents)
    assert (wps is None) == (not contents)
    if wps is not None:
        assert wps.uuid_e is None or len(wps.uuid_e) == 16
        for value in (wps.device_name, wps.manufacturer, wps.serial_number):
            assert value is None or len(value) <= 64
