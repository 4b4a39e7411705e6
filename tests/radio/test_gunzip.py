import gzip
import io
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.radio.gunzip import Gunzip
from tests.decode.captures import cut


def unpack(packed: bytes, size: int = 1 << 18) -> tuple[bytes, str]:
    unpacker = Gunzip(cut(packed, size))
    whole = b"".join(unpacker.pieces())
    assert unpacker.unpacked >= len(whole)
    return whole, unpacker.damage


@pytest.mark.parametrize("size", [1, 7, 1 << 18])
def test_members_one_after_the_other_with_padding(size):
    packed = (
        gzip.compress(b"one") + bytes(20) + gzip.compress(b"") + gzip.compress(b"two") + bytes(9)
    )
    assert unpack(packed, size) == (b"onetwo", "")


def test_pieces_are_bounded():
    text = random.Random(1).randbytes(100) * 20_000
    unpacker = Gunzip([gzip.compress(text)])
    pieces = list(unpacker.pieces())
    assert b"".join(pieces) == text
    assert max(map(len, pieces)) <= 1 << 18
    assert unpacker.damage == ""


def test_cut_at_any_octet():
    text = bytes(range(256)) * 3
    packed = gzip.compress(text)
    for length in range(1, len(packed)):
        whole, damage = unpack(packed[:length])
        assert text.startswith(whole)
        assert damage == "gzip-cut"


def test_damage_keeps_what_came_before():
    packed = gzip.compress(b"a" * 1000)
    wrong_sum = packed[:-8] + bytes(4) + packed[-4:]
    assert unpack(wrong_sum) == (b"a" * 1000, "gzip-damaged")
    assert unpack(packed + b"letters") == (b"a" * 1000, "gzip-damaged")
    assert unpack(b"\x1f\x8b" + b"\xff" * 30) == (b"", "gzip-damaged")


def test_what_unpacks_to_too_much_is_stopped():
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as writer:
        for _ in range(200):
            writer.write(bytes(1 << 20))
    unpacker = Gunzip(cut(packed.getvalue(), 1 << 16))
    assert sum(map(len, unpacker.pieces())) <= 17 << 20
    assert unpacker.damage == "gzip-ratio"


def test_output_that_waits_inside_is_not_lost():
    for size in ((1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1 << 19):
        assert unpack(gzip.compress(bytes(size)), 3) == (bytes(size), "")


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=100), st.integers(1, 40))
def test_any_octets_are_unpacked_or_refused(octets, size):
    whole, damage = unpack(b"\x1f\x8b\x08\0\0\0\0\0\0\0" + octets, size)
    assert damage in {"", "gzip-cut", "gzip-damaged"}
    if not damage:
        assert whole == zlib.decompress(b"\x1f\x8b\x08\0\0\0\0\0\0\0" + octets, wbits=31)
