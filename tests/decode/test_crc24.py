import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.decode.crc24 import crc24


@pytest.mark.parametrize(
    "packet",
    [
        # Real packets of test phones whose CRC the sniffer found good: MIT Lincoln Laboratory,
        # BLE-RSSI-Various-Static-Configurations, CC BY 4.0.
        "4024bb2694c0427402011a020a080b095465737450686f6e65340bff4c001006671e5cfadbd3823fa8",
        "4024408059c4d34602011a020a080b095465737450686f6e65330bff4c001006671e4628110a056d3f",
    ],
)
def test_real_packets(packet: str) -> None:
    octets = bytes.fromhex(packet)
    assert crc24(octets[:-3]) == octets[-3:]


@given(st.binary(min_size=1, max_size=260), st.integers(0, 2079))
def test_every_flipped_bit_is_noticed(octets: bytes, bit: int) -> None:
    place = bit % (8 * len(octets))
    broken = bytearray(octets)
    broken[place // 8] ^= 1 << place % 8
    assert crc24(bytes(broken)) != crc24(octets)


def test_nothing_leaves_the_start_value() -> None:
    assert crc24(b"") == b"\xaa\xaa\xaa"
