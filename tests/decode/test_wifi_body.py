import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.elements import MOST_ELEMENTS
from exposure_check.decode.wifi_body import decode_body
from exposure_check.decode.wps import WPS_KIND
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.wifi import Cut, P2p, Wps
from tests.decode.wifi_frames import element

NAME = struct.pack(">HH", 0x1011, 4) + b"Desk"
LIST = (
    element(0, b"Made Network")
    + element(1, b"\x02\x04")
    + element(221, WPS_KIND + NAME)
    + element(221, bytes.fromhex("506f9a09"))
)
REQUESTS = {
    WifiSubtype.PROBE_REQUEST: 0,
    WifiSubtype.ASSOCIATION_REQUEST: 4,
    WifiSubtype.REASSOCIATION_REQUEST: 10,
}


@pytest.mark.parametrize(("subtype", "fixed"), REQUESTS.items())
def test_requests(subtype: int, fixed: int) -> None:
    body = decode_body(subtype, bytes(range(fixed)) + LIST)
    assert [e.tag for e in body.elements] == [0, 1, 221, 221]
    assert body.cut is Cut.NONE
    assert body.ssid == b"Made Network"
    assert body.wps == Wps(device_name="Desk")
    assert body.p2p == P2p()
    assert body.print_exact == decode_body(WifiSubtype.PROBE_REQUEST, LIST).print_exact


@pytest.mark.parametrize("subtype", [WifiSubtype.AUTHENTICATION, WifiSubtype.ACTION, 8, -1, 99])
def test_others_are_not_read(subtype: int) -> None:
    body = decode_body(subtype, LIST)
    assert (body.elements, body.cut, body.ssid, body.wps, body.p2p) == ((), Cut.NONE, *[None] * 3)


@pytest.mark.parametrize(("subtype", "fixed"), REQUESTS.items())
def test_cut_in_the_fixed_fields(subtype: int, fixed: int) -> None:
    for length in range(1, fixed):
        assert decode_body(subtype, bytes(length)).cut is Cut.OVERRUN
    for length in (0, fixed):
        assert decode_body(subtype, bytes(length)).cut is Cut.NONE


def test_no_more_is_read_than_a_frame_holds() -> None:
    body = decode_body(WifiSubtype.PROBE_REQUEST, element(5, bytes(255)) * 1000)
    assert (len(body.elements), body.cut) == (11_454 // 257, Cut.OVERRUN)


def test_wildcard_and_no_name() -> None:
    assert decode_body(WifiSubtype.PROBE_REQUEST, element(0)).ssid == b""
    assert decode_body(WifiSubtype.PROBE_REQUEST, element(1, b"\x02")).ssid is None


@settings(max_examples=5000, deadline=None)
@given(st.sampled_from([0, 2, 4, 11, 13]), st.binary(max_size=400))
def test_any_octets(subtype: int, raw: bytes) -> None:
    body = decode_body(subtype, raw)
    assert len(body.elements) <= MOST_ELEMENTS
    assert sum(len(e.data) for e in body.elements) <= len(raw)
    assert len(body.print_exact) == len(body.print_stable) == 16
    assert body == decode_body(subtype, raw)


@pytest.mark.parametrize(
    ("handshake", "read"),
    [
        ("0000 0100 0000", True),
        ("0000 0200 0000", False),
        ("0300 0100 7e00 1300" + "00" * 96, True),
        ("0300 0100 7e00 1400" + "00" * 144, True),
        ("0300 0100 7e00 1500" + "00" * 198, True),
        ("0300 0100 7e00 9900" + "00" * 96, False),
        ("0300 0200 0000 0000" + "00" * 32, False),
        ("0200 0100 0000", False),
        ("00", False),
    ],
)
def test_elements_of_a_first_authentication_message(handshake, read):
    element = b"\xff\x0a\x6b\0\0\7" + bytes(6)
    body = decode_body(WifiSubtype.AUTHENTICATION, bytes.fromhex(handshake) + element)
    assert [one.extension for one in body.elements] == [107] * read


def test_elements_of_a_wifi_direct_action_frame():
    told = element(221, WPS_KIND + NAME)
    body = decode_body(WifiSubtype.ACTION, bytes.fromhex("0409 506f9a09 00 01") + told)
    assert body.wps is not None
    assert decode_body(WifiSubtype.ACTION, bytes.fromhex("040a 01") + told).elements == ()
    assert decode_body(WifiSubtype.ACTION, bytes.fromhex("0409 506f9a09")).cut is Cut.OVERRUN
