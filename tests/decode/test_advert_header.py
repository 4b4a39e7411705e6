import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.decode.advert_header import (
    AUX_POINTER,
    HAS_SENDER,
    HAS_TARGET,
    extended_fields,
    header_structures,
)
from exposure_check.model.ble import SET_HEADER, TRAIN_HEADER

TONE, NUMBER, TRAIN, POWER = 0x04, 0x08, 0x20, 0x40
LENGTHS = {HAS_SENDER: 6, HAS_TARGET: 6, TONE: 1, NUMBER: 2, AUX_POINTER: 3, TRAIN: 18, POWER: 1}


@pytest.mark.parametrize("flags", range(128))
def test_fields_come_in_the_order_of_their_flags(flags: int) -> None:
    made = {flag: bytes((flag,)) * length for flag, length in LENGTHS.items() if flags & flag}
    found = extended_fields(bytes((flags,)) + b"".join(made.values()) + b"beyond")
    assert found.target == made.get(HAS_TARGET, b"")
    assert found.number == made.get(NUMBER, b"")
    assert found.train == made.get(TRAIN, b"")[:7]
    assert found.beyond == b"beyond"


def test_structures_of_our_own() -> None:
    assert header_structures(b"", b"") == b""
    assert header_structures(b"ab", b"") == bytes((3, SET_HEADER)) + b"ab"
    assert header_structures(b"", b"1234567") == bytes((8, TRAIN_HEADER)) + b"1234567"
    assert header_structures(b"", b"", train_runs=True) == bytes((1, TRAIN_HEADER))


@given(st.binary(max_size=70))
def test_any_octets(header: bytes) -> None:
    assert sum(map(len, extended_fields(header))) <= len(header)
