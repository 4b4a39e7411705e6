from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.payload_trackers import dult, mibeacon, smart_tag, tile
from exposure_check.model.ble import PayloadPart, Stability
from tests.decode.ble_made import PUBLIC


def test_dult() -> None:
    assert dult(b"\1\1key") == [PayloadPart("dult.near-owner", Stability.ROTATES, b"key")]
    assert dult(b"\1\0key") == [PayloadPart("dult.separated", Stability.LONG, b"key")]
    assert dult(b"") == [PayloadPart("dult.separated", Stability.LONG)]


def test_smart_tag() -> None:
    data = b"\x13" + b"\0\1\2" + b"PRIVATE8" + bytes(8)
    assert smart_tag(data) == [
        PayloadPart("samsung.smart-tag", Stability.ROTATES, b"PRIVATE8"),
        PayloadPart("samsung.smart-tag-age", Stability.COUNTER, b"\0\1\2"),
    ]
    assert smart_tag(data[:-1])[0].stability is Stability.UNKNOWN


def test_tile() -> None:
    assert tile(b"12345678") == [PayloadPart("tile", Stability.UNKNOWN, b"12345678")]


def test_mibeacon_address() -> None:
    data = b"\x50\x20\xaa\x01\x07" + PUBLIC[::-1] + b"\x0d"
    [one] = mibeacon(data)
    assert (one.carries_address, one.stability) == (PUBLIC, Stability.FIXED)
    [without] = mibeacon(b"\x40" + data[1:])
    assert (without.carries_address, without.token) == (None, b"\xaa\x01")
    assert mibeacon(data[:10])[0].carries_address is None


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=40))
def test_any_octets(data: bytes) -> None:
    for reader in (dult, smart_tag, tile, mibeacon):
        assert all(one.token in data for one in reader(data))
