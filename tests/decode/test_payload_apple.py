import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.payload_apple import apple
from exposure_check.model.ble import PayloadPart, Stability


def only(data: str) -> tuple[str, Stability, str]:
    [one] = apple(bytes.fromhex(data))
    assert (one.carries_address, one.serial) == (None, None)
    return one.id, one.stability, one.token.hex()


UUID = "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize(
    ("data", "name", "stability", "token"),
    [
        (f"0215{UUID}00010002c5", "ibeacon", Stability.FIXED, f"{UUID}00010002"),
        (
            "0512" + "00" * 8 + "01" + "0102030405060708" + "00",
            "airdrop",
            Stability.LONG,
            "0102030405060708",
        ),
        ("0512" + "00" * 8 + "01" + "00" * 9, "airdrop", Stability.LONG, ""),
        (
            "0631" + "01" + "a1a2a3a4a5a6" + "0200" + "0100" + "0102" + "01020304",
            "homekit",
            Stability.FIXED,
            "a1a2a3a4a5a6",
        ),
        ("1136" + "a1a2a3a4a5a6" + "00" * 16, "homekit-event", Stability.FIXED, "a1a2a3a4a5a6"),
        (
            "0719" + "01" + "0e20" + "2b" + "99" + "8f" + "01" + "00" * 18,
            "proximity-pairing",
            Stability.STATE,
            "0e202b998f01",
        ),
        ("0c0e" + "00" + "1234" + "ff" + "00" * 10, "handoff", Stability.COUNTER, "1234"),
        ("1006" + "7b" + "1e" + "0ff19a54", "nearby-info", Stability.ROTATES, "0ff19a54"),
        (
            "1219" + "10" + "ab" * 22 + "0100",
            "find-my-separated",
            Stability.ROTATES,
            "ab" * 22 + "01",
        ),
        ("12021000", "find-my-nearby", Stability.ROTATES, ""),
        (
            "0f11" + "9008" + "010203" + "0a0b0c" * 4,
            "nearby-action-wifi",
            Stability.LONG,
            "0a0b0c" * 4,
        ),
        ("0f05" + "c001" + "010203", "nearby-action", Stability.STATE, "01"),
        ("0906" + "0301" + "c0a80107", "airplay-target", Stability.LONG, "c0a80107"),
        ("0a0100", "airplay-source", Stability.STATE, "00"),
        ("0b03000001", "watch", Stability.STATE, "000001"),
        ("0d0401020304", "hotspot-seeker", Stability.LONG, "01020304"),
        ("0e06010050000504", "hotspot", Stability.STATE, "50000504"),
        ("0806010203000400", "hey-siri", Stability.STATE, "010203"),
        (
            "0316" + "000000" + "0277" + "00" * 15 + "01" + "00",
            "airprint",
            Stability.LONG,
            "0277" + "00" * 15 + "01",
        ),
        ("7f03010203", "unknown", Stability.UNKNOWN, "010203"),
        ("01" + UUID, "background-apps", Stability.LONG, UUID),
    ],
)
def test_messages(data: str, name: str, stability: Stability, token: str) -> None:
    assert only(data) == (f"apple.{name}", stability, token)


def test_chain() -> None:
    both = apple(bytes.fromhex("10050118445566" + "0c0e00123400" + "00" * 10))
    assert [one.id for one in both] == ["apple.nearby-info", "apple.handoff"]
    assert both[1] == PayloadPart("apple.handoff", Stability.COUNTER, b"\x12\x34")


def test_cut_chain_keeps_what_is_there() -> None:
    assert only("10ff0118445566") == ("apple.nearby-info", Stability.ROTATES, "445566")
    assert apple(b"\x10") == apple(b"") == []


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=60))
def test_any_octets(data: bytes) -> None:
    parts = apple(data)
    assert len(parts) <= 32
    assert all(one.token in data for one in parts)
