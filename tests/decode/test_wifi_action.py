import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.decode.wifi_action import decode_action
from exposure_check.model.wifi import WifiAction

ANQP = b"\x6c\x02\x7f\x00"
LIST = struct.pack("<HHHH", 256, 4, 257, 263)


def question(query, protocol=ANQP, size=None):
    length = struct.pack("<H", len(query) if size is None else size)
    return bytes((4, 10, 9)) + protocol + length + query


def hotspot(subtype, payload):
    content = b"\x50\x6f\x9a\x11" + bytes((subtype, 0)) + payload
    return struct.pack("<HH", 0xDDDD, len(content)) + content


def realms(*names):
    listed = b"".join(bytes((0, len(name))) + name for name in names)
    return hotspot(6, bytes((len(names),)) + listed)


@pytest.mark.parametrize(
    "raw",
    [
        bytes.fromhex("0300 01 0210 0000 1000"),
        bytes.fromhex("0302 0000 0000"),
        bytes.fromhex("0800 1234"),
        bytes.fromhex("0702 01"),
    ],
)
def test_settings(raw):
    assert decode_action(raw) == WifiAction()


def test_lists_of_what_is_asked_for():
    assert decode_action(question(LIST)) == WifiAction(9)
    assert decode_action(question(LIST + hotspot(1, b"\2\3"))) == WifiAction(9)
    assert decode_action(bytes((4, 12, 5))) == WifiAction(5)


def test_realms_are_named_once_each():
    asked = decode_action(
        question(LIST + realms(b"a.example", b"b.example") + realms(b"a.example"))
    )
    assert asked == WifiAction(9, ("a.example", "b.example"))


@pytest.mark.parametrize(
    "raw",
    [
        question(struct.pack("<HH", 300, 2) + b"ab"),
        question(hotspot(11, b"icon")),
        question(LIST + b"abc"),
        question(LIST) + b"\xdd\1a",
        question(LIST, size=40),
        question(LIST, protocol=b"\x6c\x02\x7f\x01"),
        question(LIST, protocol=b"\x6c\x05\x7f\xdd\x03ab"),
        question(realms(b"a.example")[:-2] + b""),
        bytes.fromhex("040a01"),
        bytes.fromhex("0420 01"),
        bytes.fromhex("0409 506f9a13 00"),
        bytes.fromhex("0300 01 0210 0000 1000 dd06 00aabb010203"),
        b"\4",
        b"\x7f\0\0",
    ],
)
def test_what_is_not_read_is_said_to_be(raw):
    assert decode_action(raw).unread


def test_sealed_frames_say_nothing():
    assert decode_action(b"") is None


def test_realms_that_claim_more_than_there_is():
    query = hotspot(6, b"\3\0\x02ab\0\x40c")
    assert decode_action(question(query)) == WifiAction(9, ("ab",), b"\0\x40c")


@given(st.binary(max_size=80), st.booleans())
def test_any_octets(raw, asks):
    decode_action(question(raw) if asks else raw)
