from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.payload_microsoft import microsoft
from exposure_check.model.ble import PayloadPart, Stability
from tests.decode.ble_made import PUBLIC

NAME = PayloadPart("name", Stability.LONG, b"DESKTOP-1")


def test_cdp() -> None:
    hashed = bytes(range(23))
    assert microsoft(b"\1\x09\x20\x02" + hashed) == [
        PayloadPart("microsoft.cdp", Stability.LONG, hashed)
    ]


def test_nearby_sharing_open_to_everyone_gives_the_classic_address_away() -> None:
    data = b"\1\x09\x21\x0a" + PUBLIC[::-1] + b"DESKTOP-1"
    assert microsoft(data) == [
        PayloadPart(
            "microsoft.nearby-share", Stability.FIXED, PUBLIC[::-1], carries_address=PUBLIC
        ),
        NAME,
    ]
    # For one's own devices only, or without the permissive bit, it is a hash.
    for other in (b"\1\x09\x20\x0a", b"\1\x09\x21\x02"):
        [one] = microsoft(other + data[4:])
        assert (one.id, one.carries_address) == ("microsoft.cdp", None)


def test_swift_pair_carries_the_classic_address_only_for_classic_devices() -> None:
    classic = b"\x03\x01\x80" + PUBLIC[::-1] + b"\x04\x04\x24" + b"DESKTOP-1"
    assert microsoft(classic) == [
        PayloadPart(
            "microsoft.swift-pair-address", Stability.FIXED, PUBLIC[::-1], carries_address=PUBLIC
        ),
        NAME,
    ]
    both = microsoft(b"\x03\x02\x80\x04\x04\x24DESKTOP-1")
    assert [one.id for one in both] == ["microsoft.swift-pair", "name"]
    assert both[1] == NAME
    assert microsoft(b"\x03\x00\x80DESKTOP-1")[1] == NAME
    assert [one.id for one in microsoft(b"\x03\x00\x80")] == ["microsoft.swift-pair"]
    assert [one.id for one in microsoft(classic[:11])] == ["microsoft.swift-pair", "name"]


def test_unknown() -> None:
    assert [one.id for one in microsoft(b"\x09\1\2\3")] == ["microsoft.unknown"]
    assert [one.id for one in microsoft(b"")] == ["microsoft.unknown"]


@settings(max_examples=5000, deadline=None)
@given(st.sampled_from((b"", b"\1\x09\x21\x0a", b"\3\1\x80", b"\3\2\x80")), st.binary(max_size=30))
def test_any_octets(start: bytes, rest: bytes) -> None:
    for one in microsoft(start + rest):
        assert one.carries_address is None or len(one.carries_address) == 6
