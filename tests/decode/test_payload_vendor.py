import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.payload_vendor import long_service, manufacturer, service
from exposure_check.model.ble import Stability


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("4c00" + "1005011a000000", "apple.nearby-info"),
        ("0600" + "01092002" + "00" * 23, "microsoft.cdp"),
        ("7500" + "42040180", "samsung.unknown"),
        ("ab01" + "0203", "meta.headset"),
        ("8e05" + "0203", "meta.headset"),
        ("ffff" + "0203", "manufacturer.unknown"),
        ("4c", "manufacturer.unknown"),
        ("", "manufacturer.unknown"),
    ],
)
def test_companies(data: str, name: str) -> None:
    assert [one.id for one in manufacturer(bytes.fromhex(data))] == [name]


@pytest.mark.parametrize(
    ("uuid", "name"),
    [
        ("b2fc", "dult.separated"),
        ("59fd", "samsung.smart-tag"),
        ("5afd", "samsung.smart-tag"),
        ("6ffd", "google.exposure-notification"),
        ("2cfe", "google.fast-pair"),
        ("95fe", "xiaomi.mibeacon"),
        ("aafe", "eddystone.uid"),
        ("ecfe", "tile"),
        ("edfe", "tile"),
        ("f3fe", "google.quick-share"),
        ("0918", "service-data.unknown"),
        ("", "service-data.unknown"),
    ],
)
def test_services(uuid: str, name: str) -> None:
    assert [one.id for one in service(bytes.fromhex(uuid) + bytes(6))] == [name]


def test_serial_numbers() -> None:
    [headset] = manufacturer(b"\x8e\x05340YC10G7L0123")
    assert (headset.id, headset.serial) == ("meta.headset", "340YC10G7L0123")
    [maker] = manufacturer(b"\xff\xff12345678")
    assert (maker.id, maker.serial) == ("manufacturer.serial", "12345678")
    [found] = long_service(bytes(16) + b"SN-00012345", 16)
    assert (found.id, found.serial) == ("service-data.serial", "SN-00012345")
    assert {one.stability for one in (headset, maker, found)} == {Stability.FIXED}


@settings(max_examples=5000, deadline=None)
@given(st.sampled_from((b"", b"L\0", b"\6\0", b"\xaa\xfe", b"\x2c\xfe")), st.binary(max_size=40))
def test_any_octets(start: bytes, rest: bytes) -> None:
    data = start + rest
    for one in (*manufacturer(data), *service(data), *long_service(data, 16)):
        assert one.token in data
