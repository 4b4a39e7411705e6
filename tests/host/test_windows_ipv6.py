"""Rows of MIB_UNICASTIPADDRESS_ROW in the layout of netioapi.h, filled in by hand."""

import ctypes
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.checks.host.ipv6 import CHECK
from exposure_check.host import windows_ipv6 as ipv6
from exposure_check.host.access import UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Settings, Source, System, What

LUID, OTHER_LUID = b"\1" * 8, b"\2" * 8
NAMES = {LUID: "Wi-Fi"}
FROM_LINK = bytes.fromhex("20010db8000000003e0630fffe123456")
RANDOM = bytes.fromhex("20010db800000000a1b2c3d4e5f60718")
HARDWARE = bytes.fromhex("3c0630123456")


class Row(ctypes.Structure):
    """MIB_UNICASTIPADDRESS_ROW, from its declaration: the reader's offsets are held against it."""

    _fields_ = (
        ("family", ctypes.c_uint16), ("port", ctypes.c_uint16), ("flow", ctypes.c_uint32),
        ("address", ctypes.c_ubyte * 16), ("scope", ctypes.c_uint32),
        ("luid", ctypes.c_uint64), ("index", ctypes.c_uint32), ("prefix_origin", ctypes.c_uint32),
        ("suffix_origin", ctypes.c_uint32), ("valid", ctypes.c_uint32),
        ("preferred", ctypes.c_uint32), ("length", ctypes.c_uint8), ("skip", ctypes.c_uint8),
        ("dad", ctypes.c_uint32), ("zone", ctypes.c_uint32), ("created", ctypes.c_int64),
    )  # fmt: skip


def row(address=RANDOM, origin=5, luid=LUID, family=23):
    made = Row(family=family, suffix_origin=origin, luid=int.from_bytes(luid, "little"))
    for at, octet in enumerate(address):
        made.address[at] = octet
    return bytes(made)


def table(*rows):
    return struct.pack("<II", len(rows), 0) + b"".join(rows)


def test_the_layout():
    assert ctypes.sizeof(Row) == ipv6.ROW
    offsets = {
        "family": ipv6._FAMILY,
        "address": ipv6._ADDRESS,
        "luid": ipv6._LUID,
        "suffix_origin": ipv6._SUFFIX,
    }
    for name, at in offsets.items():
        assert getattr(Row, name).offset == at


def test_addresses_of_wifi_adapters_with_their_origin():
    rows = (row(), row(FROM_LINK, 4), row(luid=OTHER_LUID), row(family=2), row(origin=16))
    readings = list(ipv6.readings_of(table(*rows), NAMES))
    assert {(one.what, one.of) for one in readings} == {(What.IPV6_ADDRESS, "Wi-Fi")}
    assert [(one.value.value, one.key.rpartition(" ")[2]) for one in readings] == [
        (RANDOM, "Random"),
        (FROM_LINK, "LinkLayerAddress"),
        (RANDOM, "16"),
    ]


def judged(*rows):
    address = Identifier(IdentifierKind.ADDRESS, HARDWARE)
    told = (
        Reading(What.WIFI_INTERFACE, "Wi-Fi", "k", True, Source.ADAPTERS),
        Reading(What.ADDRESS_IN_USE, "Wi-Fi", "k", address, Source.ADAPTERS),
        Reading(What.HARDWARE_ADDRESS, "Wi-Fi", "k", address, Source.ADAPTERS),
    )
    readings = tuple(ipv6.readings_of(table(*rows), NAMES))
    return CHECK.judge(Settings(System.WINDOWS, told + readings)).word


def test_they_are_judged_like_those_of_other_systems():
    assert judged(row(), row(FROM_LINK, 4)) == "hardware"
    assert judged(row()) == "not-hardware"
    assert judged() == "undecided", "not joined: nothing to judge, and no all-clear"


@given(st.binary(max_size=500))
def test_any_octets(octets):
    assert len(list(ipv6.readings_of(octets, NAMES))) <= len(octets) // ipv6.ROW


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_table():
    with pytest.raises(UnreadError):
        ipv6.addresses()
