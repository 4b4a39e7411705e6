import pytest

from exposure_check.decode.payload_part import backwards, named, part, serial_in
from exposure_check.model.ble import PayloadPart, Stability


@pytest.mark.parametrize(
    ("data", "serial"),
    [
        (b"2G0YC1ZF8M0123", "2G0YC1ZF8M0123"),
        (b"340YC10G7L\0\0", "340YC10G7L"),
        (b"AB-12345-67", "AB-12345-67"),
        (b"12345678", "12345678"),
        (b"1234567", None),
        (b"HEADPHONES", None),
        (b"ABCDEFG123", None),
        (b"abcd12345678", None),
        (b"1" * 33, None),
        (b"\x01\x0212345678", None),
        (b"", None),
        (bytes(2000), None),
    ],
)
def test_serial_in(data: bytes, serial: str | None) -> None:
    assert serial_in(data) == serial


def test_small_things() -> None:
    assert part("x", Stability.MODEL) == [PayloadPart("x", Stability.MODEL)]
    assert backwards(b"\1\2\3") == b"\3\2\1"
    assert named(b"Me") == [PayloadPart("name", Stability.LONG, b"Me")]
    assert named(b"") == named(b"\0\0") == []
