"""Bodies of management frames; the first octet is the subtype."""

import struct
from collections.abc import Iterator

from exposure_check.decode.p2p import P2P_KIND
from exposure_check.decode.wifi_body import decode_body
from exposure_check.decode.wps import WPS_KIND
from exposure_check.model.heard import WifiSubtype
from tests.decode.wifi_frames import element


def one_input(data: bytes) -> None:
    """Decode; sizes must stay within what came in."""
    raw = data[1:]
    body = decode_body(data[0] if data else 0, raw)
    assert len(body.elements) <= 512
    assert sum(len(item.data) for item in body.elements) <= len(raw)
    assert len(body.print_exact) == len(body.print_stable) == 16
    assert body.ssid is None or len(body.ssid) <= 255
    if body.wps is not None:
        assert body.wps.uuid_e is None or len(body.wps.uuid_e) == 16
    if body.p2p is not None:
        assert body.p2p.device_address is None or len(body.p2p.device_address) == 6
    if body.action is not None:
        assert sum(map(len, body.action.realms)) <= len(raw)
        assert len(body.action.unread) <= 2 * len(raw)
    assert len(body.told) <= 1


def seeds() -> Iterator[bytes]:
    """Yield a probe, an association and a reassociation request with WPS and P2P."""
    name = struct.pack(">HH", 0x1011, 4) + b"name"
    uuid = struct.pack(">HH", 0x1047, 16) + bytes(range(16))
    device = bytes(6) + b"\x01\x88" + bytes(8) + b"\x01" + bytes(8) + name
    info = struct.pack("<BH", 13, len(device)) + device
    body = (
        element(0, b"net")
        + element(1, b"\x02\x04")
        + element(45, bytes(26))
        + element(127, b"\x01\x00\x08")
        + element(255, b"\x23" + bytes(21))
        + element(221, WPS_KIND + name + uuid[:10])
        + element(221, WPS_KIND + uuid[10:])
        + element(221, P2P_KIND + info)
    )
    yield bytes((WifiSubtype.PROBE_REQUEST,)) + body
    yield bytes((WifiSubtype.ASSOCIATION_REQUEST,)) + bytes(4) + body
    yield bytes((WifiSubtype.REASSOCIATION_REQUEST,)) + bytes(10) + body
    realm = bytes.fromhex("dddd 0d00 506f9a11 06 00 01 00 04") + b"a.bc"
    lists = bytes.fromhex("0001 0200 0701")
    size = struct.pack("<H", len(realm + lists))
    yield bytes((WifiSubtype.ACTION,)) + bytes.fromhex("040a01 6c027f00") + size + lists + realm
    yield bytes((WifiSubtype.DATA,)) + bytes.fromhex("0207 0008 01") + b"kit"
