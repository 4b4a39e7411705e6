"""Rows of MIB_IF_ROW2 in the layout of netioapi.h, filled in by hand."""

import ctypes
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.host import windows_adapters as adapters
from exposure_check.host.access import UnreadError
from exposure_check.host.record import masked
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What

HARDWARE, OTHER = bytes.fromhex("3c0630123456"), bytes.fromhex("021122334455")
INTEGER, WIDE = ctypes.c_uint32, ctypes.c_uint16 * 257


class Row(ctypes.Structure):
    """MIB_IF_ROW2, from its declaration: the reader's offsets are held against it."""

    _fields_ = (
        ("luid", ctypes.c_uint64), ("index", INTEGER), ("guid", ctypes.c_ubyte * 16),
        ("alias", WIDE), ("description", WIDE), ("length", INTEGER),
        ("physical", ctypes.c_ubyte * 32), ("permanent", ctypes.c_ubyte * 32), ("mtu", INTEGER),
        ("type", INTEGER), ("tunnel", INTEGER), ("media", INTEGER), ("medium", INTEGER),
        ("access", INTEGER), ("direction", INTEGER), ("flags", ctypes.c_ubyte),
        ("operational", INTEGER), ("admin", INTEGER), ("connected", INTEGER),
        ("network", ctypes.c_ubyte * 16), ("connection", INTEGER), ("counts", ctypes.c_uint64 * 20),
    )  # fmt: skip


def row(physical=OTHER, permanent=HARDWARE, kind=71, flags=1, operational=1):
    made = Row(length=len(physical), type=kind, flags=flags, operational=operational, admin=1)
    for field, octets in ((made.physical, physical), (made.permanent, permanent)):
        for at, octet in enumerate(octets):
            field[at] = octet
    for at, letter in enumerate("Wi-Fi"):
        made.alias[at] = ord(letter)
    return bytes(made)


def table(*rows):
    return struct.pack("<II", len(rows), 0) + b"".join(rows)


def test_the_layout():
    assert ctypes.sizeof(Row) == adapters.ROW == 1352
    offsets = {
        "alias": adapters._NAME,
        "length": adapters._LENGTH,
        "physical": adapters._ADDRESS,
        "permanent": adapters._PERMANENT,
        "type": adapters._TYPE,
        "flags": adapters._FLAGS,
        "operational": adapters._OPERATIONAL,
        "admin": adapters._ADMIN,
    }
    for name, at in offsets.items():
        assert getattr(Row, name).offset == at


def test_an_adapter():
    readings = list(adapters.readings_of(table(row(kind=6), row(), row(flags=2))))
    assert {one.of for one in readings} == {"Wi-Fi"}
    assert {one.what: one.value for one in readings} == {
        What.WIFI_INTERFACE: True,
        What.ADDRESS_IN_USE: Identifier(IdentifierKind.ADDRESS, OTHER),
        What.HARDWARE_ADDRESS: Identifier(IdentifierKind.ADDRESS, HARDWARE),
        What.JOINED: True,
        What.SWITCHED_ON: True,
    }


def test_wifi_adapters_by_their_luid():
    octets = table(row(kind=6), row())
    assert adapters.wifi_names(octets) == {bytes(8): "Wi-Fi"}


@pytest.mark.parametrize(
    ("permanent", "expected"),
    [
        (HARDWARE, {"permanent local": False, "permanent valid": True, "same": False}),
        (OTHER, {"permanent local": True, "permanent valid": True, "same": True}),
        (bytes(6), {"permanent local": False, "permanent valid": False, "same": False}),
    ],
)
def test_what_a_recording_may_know(permanent, expected):
    assert adapters.shape_of(row(permanent=permanent)) == {"address local": True, **expected}
    assert masked(adapters.shape_of(row())) == adapters.shape_of(row()), "words are kept"


def test_no_permanent_address():
    told = {one.what: one.value for one in adapters.readings_of(table(row(permanent=bytes(6))))}
    assert told[What.HARDWARE_ADDRESS] is Unread.NOT_UNDERSTOOD


def test_no_adapter():
    (reading,) = adapters.readings_of(table(row(kind=6)))
    assert (reading.what, reading.value) == (What.WIFI_INTERFACE, False)


@given(st.binary(max_size=3000))
def test_any_octets(octets):
    assert list(adapters.readings_of(octets))


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_table():
    with pytest.raises(UnreadError):
        adapters.table()
