import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.p2p import P2P_KIND, p2p_in
from exposure_check.model.wifi import P2p, WifiElement

ADDRESS = bytes.fromhex("3e06300a0b0c")
OTHER = bytes.fromhex("0200000000aa")


def attribute(kind: int, value: bytes, length: int | None = None) -> bytes:
    return struct.pack("<BH", kind, len(value) if length is None else length) + value


def info(name: bytes, secondary: int = 0) -> bytes:
    fixed = ADDRESS + b"\x01\x88" + bytes(8) + bytes((secondary,)) + bytes(8 * secondary)
    return fixed + struct.pack(">HH", 0x1011, len(name)) + name


def p2p_of(*contents: bytes) -> P2p | None:
    return p2p_in(tuple(WifiElement(221, -1, P2P_KIND + content) for content in contents))


def test_absent() -> None:
    assert p2p_in(()) is None
    assert p2p_in((WifiElement(221, -1, b"\x50\x6f\x9a\x0a"),)) is None


def test_present_without_a_name() -> None:
    assert p2p_of(attribute(2, b"\x25\x00") + attribute(6, b"XX\x04\x51\x01")) == P2p()


def test_device_info() -> None:
    content = attribute(2, b"\x25\x00") + attribute(13, info(b"Test set"))
    assert p2p_of(content) == P2p(ADDRESS, "Test set")
    assert p2p_of(attribute(13, info(b"Test set", secondary=2))) == P2p(ADDRESS, "Test set")
    for split in range(len(content)):
        assert p2p_of(content[:split], content[split:]) == P2p(ADDRESS, "Test set")


def test_whom_it_looks_for_is_not_read() -> None:
    assert p2p_of(attribute(3, OTHER)) == P2p(unread=True)
    both = attribute(3, OTHER) + attribute(13, info(b"me"))
    assert p2p_of(both) == P2p(ADDRESS, "me", unread=True)
    assert p2p_of(attribute(221, b"1234")) == P2p(unread=True)


def test_info_cut_at_any_octet() -> None:
    whole = info(b"name")
    for length in range(len(whole)):
        read = p2p_of(attribute(13, whole[:length]))
        assert read == (P2p() if length < 6 else P2p(ADDRESS, None))


def test_overrun_and_too_many() -> None:
    assert p2p_of(attribute(13, info(b"x"), length=0xFFFF)) == P2p()
    assert p2p_of(attribute(2, b"") * 40, attribute(2, b"") * 88 + attribute(13, info(b"x"))) == (
        P2p()
    )
    assert p2p_of(attribute(13, info(b"x", secondary=0)[:16] + b"\xff")) == P2p(ADDRESS, None)


@settings(max_examples=5000, deadline=None)
@given(st.lists(st.binary(max_size=255), max_size=4), st.binary(max_size=60))
def test_any_octets(contents: list[bytes], inside: bytes) -> None:
    for read in (p2p_of(*contents), p2p_of(attribute(13, inside))):
        if read is not None and read.device_address is not None:
            assert len(read.device_address) == 6
            assert read.device_name is None or len(read.device_name) <= 64
