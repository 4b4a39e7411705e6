"""What ifconfig and networksetup print on macOS, after their manual pages and public samples."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.host import macos_interfaces as interfaces
from exposure_check.host.access import Access
from exposure_check.host.record import masked
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What

IFCONFIG = """lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384 index 1
\tinet6 ::1 prefixlen 128
en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500 index 11
\teflags=12008080<TXSTART,NOAUTOIPV6LL,ECN_ENABLE,CHANNEL_DRV> xflags=4<NOAUTONX>
\toptions=6460<TSO4,TSO6,CHANNEL_IO,PARTIAL_CSUM,ZEROINVERT_CSUM>
\tether 9e:1:22:33:44:55
\tinet6 fe80::1c2b:3d4e:5f60:7182%en0 prefixlen 64 secured scopeid 0xb
\tinet 192.0.2.17 netmask 0xffffff00 broadcast 192.0.2.255
\tnd6 options=201<PERFORMNUD,DAD>
\tmedia: autoselect
\tstatus: active
\ttype: Wi-Fi
\tlink quality: 100 (good)
en5: flags=8822<BROADCAST,SMART,SIMPLEX,MULTICAST> mtu 1500 index 12
\tether f4:11:22:33:44:56
\tstatus: inactive
\ttype: Ethernet
"""
MADE_UP, HARDWARE = bytes.fromhex("9e0122334455"), bytes.fromhex("f41122334455")


def told(hardware):
    found = [one for one in interfaces.blocks(IFCONFIG) if one.wifi]
    return {one.what: one.value for one in interfaces.readings_of(found, {"en0": hardware})}


def test_an_interface():
    assert told(HARDWARE) == {
        What.WIFI_INTERFACE: True,
        What.ADDRESS_IN_USE: Identifier(IdentifierKind.ADDRESS, MADE_UP),
        What.HARDWARE_ADDRESS: Identifier(IdentifierKind.ADDRESS, HARDWARE),
        What.JOINED: True,
        What.SWITCHED_ON: True,
        What.IPV6_ADDRESS: Identifier(
            IdentifierKind.BYTES, bytes.fromhex("fe800000000000001c2b3d4e5f607182")
        ),
    }
    assert told(Unread.NO_PROGRAM)[What.HARDWARE_ADDRESS] is Unread.NO_PROGRAM


@pytest.mark.parametrize(
    ("hardware", "expected"),
    [
        (HARDWARE, {"hardware local": False, "hardware valid": True, "same": False}),
        (MADE_UP, {"hardware local": True, "hardware valid": True, "same": True}),
        (Unread.NO_PROGRAM, {"hardware local": False, "hardware valid": False, "same": False}),
    ],
)
def test_what_a_recording_may_know(hardware, expected):
    block = interfaces.blocks(IFCONFIG)[1]
    shape = interfaces.shape_of(block, hardware)
    assert shape == {"address local": True, **expected}
    assert masked(shape) == shape, "words are kept"


def test_no_wifi():
    (reading,) = interfaces.readings_of([], {})
    assert (reading.what, reading.value) == (What.WIFI_INTERFACE, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethernet Address: f4:11:22:33:44:55 (Device: en0)\n", HARDWARE),
        ("Ethernet-Adresse: F4:11:22:33:44:55 (Gerät: en0)\n", HARDWARE),
        ("** Error: Unable to find item en9\n", None),
        ("fe80::11:22:33:44:55:66", None),
        ("00:00:00:00:00:00", None),
    ],
)
def test_the_first_address_in_any_language(text, expected):
    assert interfaces.first_address(text) == expected


@given(st.text(alphabet="en0: flags=<UP>\n\tether inet6type:Wi-Fi9f%", max_size=200))
def test_any_text(text):
    assert list(interfaces.readings_of(interfaces.blocks(text), {}))


@pytest.mark.skipif(os.name != "posix", reason="programs of POSIX")
def test_both_programs_are_asked(tmp_path):
    folder = tmp_path / "usr" / "sbin"
    folder.mkdir(parents=True)
    for name, text in (("ifconfig", IFCONFIG), ("networksetup", "Address: f4:11:22:33:44:55\n")):
        (folder / name).write_text(f"#!/bin/sh\ncat <<'END'\n{text}END\n")
        (folder / name).chmod(0o755)
    values = [one.value for one in interfaces.read(Access(tmp_path))]
    assert Identifier(IdentifierKind.ADDRESS, HARDWARE) in values
