import pytest

from exposure_check.model.address import (
    BleAddressKind,
    bits_apart,
    ble_address_kind,
    is_group,
    is_local,
    octets_kept,
    spelled,
)

RANDOM_BY_TOP_BITS = [
    (0b00, BleAddressKind.NON_RESOLVABLE),
    (0b01, BleAddressKind.RESOLVABLE),
    (0b10, BleAddressKind.RESERVED),
    (0b11, BleAddressKind.STATIC_RANDOM),
]


@pytest.mark.parametrize(("top", "kind"), RANDOM_BY_TOP_BITS)
@pytest.mark.parametrize("low", [0x00, 0x3F])
def test_the_top_bits_mean_something_only_for_random_addresses(top, kind, low):
    address = bytes([top << 6 | low]) + bytes(5)
    assert ble_address_kind(address, random=True) is kind
    assert ble_address_kind(address, random=False) is BleAddressKind.PUBLIC


@pytest.mark.parametrize(
    ("first", "group", "local"),
    [(0x00, 0, 0), (0x01, 1, 0), (0x02, 0, 1), (0xFF, 1, 1), (0xFC, 0, 0)],
)
def test_group_and_local_bits(first, group, local):
    address = bytes([first]) + bytes(5)
    assert is_group(address) == bool(group)
    assert is_local(address) == bool(local)


def test_bits_apart_counts_bits():
    one = bytes.fromhex("745c4b3403d8")
    assert bits_apart(one, one) == 0
    assert bits_apart(one, bytes.fromhex("745c4b3603d8")) == 1
    assert bits_apart(bytes(6), b"\xff" * 6) == 48


def test_usual_spelling():
    assert spelled(bytes.fromhex("0200005e00ff")) == "02:00:00:5e:00:ff"


def test_octets_that_are_the_same_in_all_addresses():
    one, two, three = (bytes((number, 2, 3, number, 5, number)) for number in (7, 8, 9))
    assert octets_kept([one, two, three], slice(0, 6)) == 3
    assert octets_kept([one, two, three], slice(3, 6)) == 1
    assert octets_kept([one, two], slice(0, 6)) == 0
