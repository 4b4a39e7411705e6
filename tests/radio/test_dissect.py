import random
import struct

import pytest

from exposure_check.client.accept import sound
from exposure_check.model.dissection import MAX_DEPTH, MAX_LINES, LineKind
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.radio.dissect import MAX_OCTETS, dissect
from exposure_check.radio.scapy_layers import LAYERS
from tests.decode.wifi_frames import (
    AUTHENTICATION,
    PROBE,
    element,
    management,
    usual_radiotap,
)

MINE = bytes.fromhex("3c06301a2b3c")
OTHER = bytes.fromhex("a45e60c0ffee")
OWN = Identifier(IdentifierKind.ADDRESS, MINE)
SECRET = b"Hideaway-net"


def wifi(body=b"", octet=PROBE, bssid=b"\xff" * 6, own=OWN):
    frame = usual_radiotap(flags=0) + management(octet, body, MINE, bssid)
    return dissect(127, frame, own)


def advert(data, address=MINE, kind=0):
    pdu = bytes((kind, 6 + len(data))) + address[::-1] + data
    return struct.pack("<I", 0x8E89BED6) + pdu + b"\0\0\0"


def said(dissected):
    return "\n".join(f"{one.name}: {one.value}" for one in dissected.lines)


def spellings(octets):
    return (octets.hex(), octets.hex(":"), octets[::-1].hex(), octets[::-1].hex(":"))


def kinds(dissected, name):
    return [one.kind for one in dissected.lines if one.name == name]


def test_layers_and_fields_of_a_search():
    made = wifi(element(0, SECRET) + element(1, b"\x82\x84"))
    assert sound(made)
    assert made.whole
    layers = [one.name for one in made.lines if one.kind is LineKind.LAYER]
    assert layers[0] == "RadioTap"
    assert "802.11 Probe Request" in layers
    assert "ChannelFrequency: 2437" in said(made)


def test_ones_own_address_and_network_are_masked_as_in_a_report():
    made = wifi(element(0, SECRET))
    assert f"addr2: {OWN.masked()}" in said(made)
    assert "info: H…t" in said(made)
    for spelled in (*spellings(MINE), SECRET.decode()):
        assert spelled not in said(made)


def test_of_anybody_elses_address_nothing_leaves():
    for own in (OWN, None):
        made = wifi(b"\0\0\1\0\0\0", AUTHENTICATION, OTHER, own)
        assert kinds(made, "addr3") == [LineKind.OTHERS]
        for spelled in spellings(OTHER):
            assert spelled not in said(made)
        assert kinds(made, "addr2") == [LineKind.OTHERS if own is None else LineKind.FIELD]
        assert "addr1: ff:ff:ff:ff:ff:ff" in said(made)


def test_of_contents_only_the_length_leaves():
    made = wifi(element(0, b"") + element(221, b"\x00\x50\xf2\x04" + SECRET + OTHER))
    masked = [one for one in made.lines if one.kind is LineKind.MASKED and one.octets]
    assert masked
    for secret in (SECRET.decode(), SECRET.hex(), *spellings(OTHER)):
        assert secret not in said(made)


def test_an_advertisement():
    name = b"Kit's phone"
    data = bytes((2, 1, 6, 1 + len(name), 9)) + name + b"\x07\xff\x4c\x00" + b"\x10\x05SE"
    made = dissect(251, advert(data), OWN)
    assert sound(made)
    assert f"AdvA: {OWN.masked()}" in said(made)
    assert "local_name: K…e" in said(made)
    assert "Kit" not in said(made)
    assert "company_identifier: Apple, Inc." in said(made)


def test_who_is_asked_or_connected_to_is_not_shown():
    # SCAN_REQ: ScanA, then AdvA.
    pdu = bytes((3, 12)) + MINE[::-1] + OTHER[::-1]
    made = dissect(251, struct.pack("<I", 0x8E89BED6) + pdu + b"\0\0\0", OWN)
    assert kinds(made, "AdvA") == [LineKind.OTHERS]
    assert not any(spelled in said(made) for spelled in spellings(OTHER))


def test_what_a_network_is_told_keeps_its_names_and_addresses():
    from scapy.layers.dhcp import BOOTP, DHCP
    from scapy.layers.inet import IP, UDP
    from scapy.layers.l2 import Ether

    frame = bytes(
        Ether(src=MINE.hex(":"), dst=OTHER.hex(":"))
        / IP(src="192.0.2.77", dst="192.0.2.1")
        / UDP(sport=68, dport=67)
        / BOOTP(chaddr=MINE)
        / DHCP(options=[("hostname", SECRET), ("requested_addr", "192.0.2.99"), "end"])
    )
    made = dissect(1, frame, OWN)
    assert "DHCP options" in said(made)
    for secret in (SECRET.decode(), "192.0.2", *spellings(OTHER), *spellings(MINE)):
        assert secret not in said(made)


def test_hostile_names_are_plain():
    made = wifi(element(0, b"\xe2\x80\xae<b>x\x1b[2J\n"))
    assert sound(made)
    assert not set("\u202e\x1b\n") & set("".join(one.value for one in made.lines))


def test_a_frame_without_end_is_cut():
    many = element(0, b"") * 5000
    made = wifi(many)
    assert not made.whole
    assert made.octets > MAX_OCTETS
    assert len(made.lines) <= MAX_LINES
    assert sound(made)


def test_depth_has_a_bound():
    made = dissect(251, advert(bytes((1, 0)) * 15), OWN)
    assert max(one.depth for one in made.lines) <= MAX_DEPTH


@pytest.mark.parametrize("link", LAYERS)
def test_whatever_the_octets_what_leaves_is_sound_and_holds_none_of_them(link):
    dice = random.Random(link)
    starts = (b"", usual_radiotap(flags=0) + management(PROBE, b"", MINE), advert(b""))
    for _ in range(120):
        octets = dice.choice(starts) + dice.randbytes(dice.randrange(300))
        if dice.random() < 0.5 and octets:
            octets = octets[: dice.randrange(len(octets))]
        try:
            made = dissect(link, octets + SECRET + OTHER, OWN)
        except ExposureCheckError:
            raise
        except Exception:  # noqa: BLE001, S112 - the engine says one sentence of any of them
            continue
        assert sound(made), octets.hex()
        for secret in (SECRET.decode(), *spellings(OTHER)):
            assert secret not in said(made), octets.hex()


@pytest.mark.parametrize("link", [187, 201, 254, 272, 9999])
def test_a_log_of_a_controller_holds_several_devices_and_is_not_shown(link):
    with pytest.raises(ExposureCheckError) as error:
        dissect(link, b"\4\x3e\x0c", OWN)
    assert error.value.reason is Reason.FRAME_NOT_SHOWN
