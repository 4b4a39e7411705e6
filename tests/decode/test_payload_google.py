import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.payload_google import (
    eddystone,
    exposure_notification,
    fast_pair,
    quick_share,
)
from exposure_check.model.ble import PayloadPart, Stability

TEN, SIX = bytes(range(10)), bytes(range(6))


@pytest.mark.parametrize(
    ("data", "name", "stability", "token"),
    [
        (b"\0\xee" + TEN + SIX + b"\0\0", "eddystone.uid", Stability.FIXED, TEN + SIX),
        (b"\x10\xee\x03wien", "eddystone.url", Stability.FIXED, b"\x03wien"),
        (
            b"\x20\0\x0b\xb8\x15\0" + b"\0\0\1\2" + b"\0\0\3\4",
            "eddystone.telemetry",
            Stability.COUNTER,
            b"\0\0\1\2",
        ),
        (b"\x30\xee" + bytes(8), "eddystone.ephemeral", Stability.ROTATES, bytes(8)),
        (b"\x40" + bytes(21), "google.find-hub-nearby", Stability.ROTATES, bytes(21)),
        (b"\x41" + bytes(21), "google.find-hub-separated", Stability.LONG, bytes(21)),
        (b"\x99\1", "eddystone.unknown", Stability.UNKNOWN, b"\x99\1"),
        (b"", "eddystone.unknown", Stability.UNKNOWN, b""),
    ],
)
def test_eddystone(data: bytes, name: str, stability: Stability, token: bytes) -> None:
    assert eddystone(data) == [PayloadPart(name, stability, token)]


def test_fast_pair() -> None:
    assert fast_pair(b"\1\2\3") == [
        PayloadPart("google.fast-pair-pairing", Stability.MODEL, b"\1\2\3")
    ]
    filters = b"\0\x40" + bytes(4) + b"\x21\x01\x02"
    assert fast_pair(filters) == [PayloadPart("google.fast-pair", Stability.ROTATES, filters)]


def test_exposure_notification_links_by_its_identifier() -> None:
    [one] = exposure_notification(TEN + SIX + b"\1\2\3\4")
    assert (one.id, one.token) == ("google.exposure-notification", TEN + SIX)


def test_quick_share() -> None:
    assert quick_share(TEN)[0].stability is Stability.UNKNOWN


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=40))
def test_any_octets(data: bytes) -> None:
    for reader in (eddystone, exposure_notification, fast_pair, quick_share):
        assert all(one.token in data for one in reader(data))
