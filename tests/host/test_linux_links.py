import struct
import sys

import pytest

from exposure_check.host import linux_links as links
from exposure_check.host.access import Access
from exposure_check.host.linux_netlink import attribute
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What

HARDWARE, OTHER = bytes.fromhex("3c0630123456"), bytes.fromhex("021122334455")


def link(number, name, address, permanent=b"", *, flags=1, state=6, kind=1):
    body = struct.pack("=BBHiII", 0, 0, kind, number, flags, 0)
    body += (
        attribute(1, address) + attribute(3, name.encode() + b"\0") + attribute(16, bytes((state,)))
    )
    return body + (attribute(54, permanent) if permanent else b"")


def address(number, octets, family=10):
    return struct.pack("=BBBBI", family, 64, 0x80, 0, number) + attribute(1, octets)


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """A kernel with one Wi-Fi and one wired interface."""
    (tmp_path / "sys/class/net/wlan0/phy80211").mkdir(parents=True)
    (tmp_path / "sys/class/net/eth0").mkdir(parents=True)

    def answer(*answers):
        told = iter(answers)
        monkeypatch.setattr(links, "dump", lambda *_: next(told))
        return list(links.read(Access(tmp_path)))

    return answer


def test_a_wifi_interface_with_another_address(kernel):
    readings = kernel(
        [link(1, "lo", bytes(6), kind=772), link(2, "eth0", HARDWARE, HARDWARE),
         link(3, "wlan0", OTHER, HARDWARE)],
        [address(3, bytes(range(16))), address(2, bytes(16)), address(3, b"four", family=2)],
    )  # fmt: skip
    assert {one.of for one in readings} == {"wlan0"}
    told = {one.what: one.value for one in readings}
    assert told == {
        What.WIFI_INTERFACE: True,
        What.ADDRESS_IN_USE: Identifier(IdentifierKind.ADDRESS, OTHER),
        What.HARDWARE_ADDRESS: Identifier(IdentifierKind.ADDRESS, HARDWARE),
        What.JOINED: True,
        What.SWITCHED_ON: True,
        What.IPV6_ADDRESS: Identifier(IdentifierKind.BYTES, bytes(range(16))),
    }


def test_an_interface_that_is_off_and_a_kernel_that_does_not_tell_the_hardware_address(kernel):
    readings = kernel([link(3, "wlan0", OTHER, flags=0, state=2)], [])
    told = {one.what: one.value for one in readings}
    assert told[What.HARDWARE_ADDRESS] is Unread.NOT_OFFERED
    assert told[What.SWITCHED_ON] is False
    assert told[What.JOINED] is False


def test_an_address_of_zeros_is_none(kernel):
    readings = kernel([link(3, "wlan0", OTHER, bytes(6))], [])
    assert Unread.NOT_OFFERED in {one.value for one in readings}


def test_wired_interfaces_alone_are_no_wifi(kernel):
    (reading,) = kernel([link(2, "eth0", HARDWARE, HARDWARE)])
    assert (reading.what, reading.value) == (What.WIFI_INTERFACE, False)


def test_cut_messages_are_left_out():
    assert links.links_of([b"", link(3, "wlan0", OTHER)[:20]]) == []
    assert links.ipv6_addresses_of([b"", address(3, b"short")]) == []


@pytest.mark.skipif(sys.platform != "linux", reason="netlink is Linux's")
def test_this_machine_answers():
    assert links.read(Access())
