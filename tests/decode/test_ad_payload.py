import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode import ad_payload
from exposure_check.decode.ad_payload import decode_payload
from exposure_check.model.ble import PayloadPart, Stability
from tests.decode.ble_made import PUBLIC, STATIC


def structure(kind: int, data: bytes) -> bytes:
    return bytes((len(data) + 1, kind)) + data


def only(kind: int, data: bytes) -> PayloadPart:
    [one] = decode_payload(structure(kind, data)).parts
    return one


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        (structure(9, b"Kit-Yan-Phone"), "Kit-Yan-Phone"),
        (structure(8, b"Kit") + structure(9, b"Kit-Yan"), "Kit-Yan"),
        (structure(9, b"Kit-Yan") + structure(8, b"Kit"), "Kit-Yan"),
        (structure(8, b"Kit"), "Kit"),
        (structure(9, b"") + structure(8, b"Kit"), "Kit"),
        (structure(9, "傑仔".encode()), "傑仔"),
        (structure(9, b"\xffA\0\0"), "\N{REPLACEMENT CHARACTER}A"),
        (structure(9, b"\0\0"), None),
        (structure(255, b"\6\0\3\0\x80Buds"), "Buds"),
        (structure(255, b"\6\0\3\0\x80Buds") + structure(9, b"Mine"), "Mine"),
        (structure(1, b"\6"), None),
        (b"", None),
    ],
)
def test_name(payload: bytes, name: str | None) -> None:
    assert decode_payload(payload).name == name


@pytest.mark.parametrize(
    ("kind", "data", "name", "stability"),
    [
        (0x03, b"\x0f\x18", "services", Stability.MODEL),
        (0x05, b"\x0f\x18\0\0", "services-own", Stability.UNKNOWN),
        (0x07, bytes(16), "services-own", Stability.UNKNOWN),
        (0x0A, b"\x08", "tx-power", Stability.MODEL),
        (0x0D, b"\x0c\2\x5a", "class-of-device", Stability.MODEL),
        (0x10, bytes(8), "device-id", Stability.MODEL),
        (0x16, b"\x09\x18\1", "service-data.unknown", Stability.UNKNOWN),
        (0x19, b"\x40\0", "appearance", Stability.MODEL),
        (0x20, bytes(9), "service-data.unknown", Stability.UNKNOWN),
        (0x21, bytes(20), "service-data.unknown", Stability.UNKNOWN),
        (0x24, b"\x17//a", "uri", Stability.UNKNOWN),
        (0x2A, bytes(9), "mesh.message", Stability.ROTATES),
        (0x2B, b"\0" + bytes(18), "mesh.device", Stability.FIXED),
        (0x2B, b"\1" + bytes(21), "mesh.network", Stability.LONG),
        (0x2B, b"\2", "mesh.message", Stability.ROTATES),
        (0x2E, bytes(6), "coordinated-set", Stability.ROTATES),
        (0x30, b"TV", "broadcast-name", Stability.LONG),
        (0x31, bytes(9), "encrypted", Stability.ROTATES),
        (0xFF, b"\xff\xff\1", "manufacturer.unknown", Stability.UNKNOWN),
    ],
)
def test_parts(kind: int, data: bytes, name: str, stability: Stability) -> None:
    one = only(kind, data)
    assert (one.id, one.stability) == (name, stability)


def test_address_in_the_payload() -> None:
    assert only(0x1B, PUBLIC[::-1] + b"\0").carries_address == PUBLIC
    assert only(0x1B, STATIC[::-1] + b"\1").carries_address == STATIC
    private = only(0x1B, bytes(6) + b"\1")
    assert (private.carries_address, private.stability) == (None, Stability.ROTATES)
    assert decode_payload(structure(0x1B, bytes(6))).parts == ()


@pytest.mark.parametrize(
    ("kind", "address", "stability"),
    [
        (0x17, PUBLIC, Stability.FIXED),
        (0x17, b"", Stability.UNKNOWN),
        (0x18, STATIC, Stability.FIXED),
        (0x18, bytes.fromhex("4a0102030405"), Stability.ROTATES),
    ],
)
def test_whom_it_is_for(kind: int, address: bytes, stability: Stability) -> None:
    one = only(kind, address[::-1])
    assert (one.id, one.token, one.stability) == (ad_payload.TARGET, address[::-1], stability)


@pytest.mark.parametrize("kind", sorted({*range(1, 256)} - {*ad_payload._STRUCTURES}))
def test_structures_that_are_not_known(kind: int) -> None:
    """Settings say nothing; whatever else a structure holds may stay the same."""
    longest = ad_payload._TELLS_NOTHING.get(kind, 0)
    assert decode_payload(structure(kind, bytes(longest))).parts == ()
    one = only(kind, bytes(longest + 1))
    assert (one.id, one.token[0], one.stability) == ("structure.unknown", kind, Stability.UNKNOWN)


def test_octets_after_the_end() -> None:
    [one] = decode_payload(structure(1, b"\6") + b"\0Kit").parts
    assert (one.id, one.token) == ("structure.unknown", b"Kit")


def test_what_cannot_be_read_is_said() -> None:
    payload = decode_payload(structure(1, b"\6") + b"\x09\x09Kit")
    assert (payload.cut, payload.name, len(payload.structures)) == (True, None, 1)


def test_parts_are_bounded() -> None:
    payload = decode_payload(structure(0xFF, b"L\0" + b"\x0c\0" * 11) * 64)
    assert payload.cut
    assert len(payload.parts) < ad_payload.MAX_PARTS + 32


def test_every_part_has_words(root) -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (root / "exposure_check" / "decode").glob("*.py")
        if path.name.startswith(("payload_", "ad_payload"))
    )
    used = set(re.findall(r'"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)?)",\s+Stability\.', source))
    used |= set(re.findall(r'_of_model\("([a-z-]+)"', source))
    used |= {"name", ad_payload.TARGET, ad_payload.SET, ad_payload.TRAIN}
    files = {path.stem for path in (root / "resources" / "payloads").glob("*.toml")}
    assert used == files
    assert len(used) > 60
    assert ad_payload.NAME in files


@settings(max_examples=5000, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(ad_payload._STRUCTURES)),
            st.sampled_from((b"", b"L\0", b"\6\0", b"\6\0\3\1\x80", b"\xaa\xfe", b"\x95\xfe\x10")),
            st.binary(max_size=30),
        ),
        max_size=4,
    ),
    st.binary(max_size=8),
)
def test_any_structures(found: list[tuple[int, bytes, bytes]], tail: bytes) -> None:
    raw = b"".join(structure(kind, start + rest) for kind, start, rest in found) + tail
    payload = decode_payload(raw)
    assert payload.raw == raw
    for one in payload.parts:
        assert one.token in raw
        assert one.carries_address is None or one.carries_address[::-1] in raw
        assert one.serial is None or one.serial.encode() in raw


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=1700))
def test_any_octets(raw: bytes) -> None:
    assert len(decode_payload(raw).structures) <= 64


@pytest.mark.parametrize(
    ("kind", "data", "rest"),
    [
        (0xFF, b"\xff\xff12345", [b"12345"]),
        (0xFF, b"\x4c\x00\x10\x05\x01\x18abc", [b"abc"]),
        (0xFF, b"\x4c\x00\x10\x05", []),
        (0x16, b"\x2c\xfe\x00\x60123456", [b"3456"]),
        (0x16, b"\x34\x12abcd", [b"abcd"]),
        (0x21, bytes(16) + b"abcd", [b"abcd"]),
        (0x77, b"abcd", [b"abcd"]),
        (0x09, b"Kit Yan", []),
        (0x01, b"\x06", []),
    ],
)
def test_what_may_hold_anything_is_kept_to_be_compared(kind, data, rest) -> None:
    assert list(decode_payload(structure(kind, data)).rest) == rest


@pytest.mark.parametrize("kind", [0x0A, 0x0D, 0x10, 0x19])
def test_settings_that_are_too_long_are_none(kind) -> None:
    assert decode_payload(structure(kind, bytes(1))).parts[0].stability is Stability.MODEL
    assert decode_payload(structure(kind, bytes(20))).parts[0].stability is Stability.UNKNOWN


def test_services_that_nobody_assigned_may_be_anything() -> None:
    assigned = bytes.fromhex("0f18 6ffd f0ff 0b11")
    assert decode_payload(structure(3, assigned)).parts[0].id == "services"
    assert decode_payload(structure(3, assigned + b"\1\xa0\2\xa0")).parts[0].id == "services"
    odd = decode_payload(structure(3, assigned + b"\1\xa0\2\xa0\3\xa0")).parts[0]
    assert (odd.id, odd.stability) == ("services-own", Stability.UNKNOWN)
