import struct
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host import linux_netlink as netlink
from exposure_check.host.access import Access, UnreadError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="netlink is Linux's")


def message(kind, body):
    return struct.pack("=IHHII", 16 + len(body), kind, 0, 1, 0) + body + bytes(-len(body) & 3)


def test_messages_up_to_the_end():
    bodies = []
    piece = message(20, b"one") + message(20, b"three") + message(3, b"") + message(20, b"never")
    assert netlink.taken(piece, bodies) is True
    assert bodies == [b"one", b"three"]
    assert netlink.taken(message(20, b"x"), bodies) is False


def test_a_refusal_is_an_error_and_an_acknowledgement_is_not():
    with pytest.raises(PermissionError):
        netlink.taken(message(2, struct.pack("=i", -13)), [])
    assert netlink.taken(message(2, struct.pack("=i", 0)), []) is True


def test_attributes_there_and_back():
    octets = netlink.attribute(3, b"wlan0\0") + netlink.attribute(0x8001, b"")
    assert netlink.attributes(octets) == {3: b"wlan0\0", 1: b""}
    assert netlink.attributes(octets[:7]) == {}


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=120))
def test_any_octets_end(octets):
    bodies = []
    with suppress(OSError):
        netlink.taken(octets, bodies)
    assert sum(map(len, bodies)) <= len(octets)
    assert sum(len(value) for _kind, value in netlink.each_attribute(octets)) <= len(octets)


def test_the_kernel_answers():
    links = netlink.dump(Access(), netlink.ROUTE, 18, bytes(16))
    names = {netlink.attributes(one[16:]).get(3) for one in links}
    assert b"lo\0" in names
    families = netlink.generic(Access(), "nlctrl", 3)
    assert b"nlctrl\0" in {one.get(2) for one in families}


def test_a_family_that_is_not_there():
    with pytest.raises(UnreadError) as error:
        netlink.generic(Access(), "no-such-family", 1)
    assert error.value.reason is netlink.Unread.NOT_OFFERED
