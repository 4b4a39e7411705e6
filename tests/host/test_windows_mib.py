import sys

import pytest

from exposure_check.host.access import UnreadError
from exposure_check.host.windows_mib import MOST, number, rows, table
from exposure_check.model.setting import Unread


def listed(count: int, octets: bytes) -> bytes:
    return count.to_bytes(4, "little") + bytes(4) + octets


def test_rows_after_the_padding() -> None:
    assert rows(listed(2, b"abcdef"), 3) == [b"abc", b"def"]
    assert rows(listed(1, b"abcdef"), 3) == [b"abc"]


@pytest.mark.parametrize("octets", [b"", b"\1\0\0\0", listed(1, b""), listed(1, b"ab")])
def test_what_is_cut_off_is_left_out(octets: bytes) -> None:
    assert rows(octets, 3) == []


def test_more_rows_than_a_computer_has_are_not_read() -> None:
    assert len(rows(listed(2**32 - 1, bytes(2 * MOST)), 1)) == MOST


def test_numbers_are_little_endian() -> None:
    assert number(b"\xff\x01\x02\0\0", 1) == 0x0201


@pytest.mark.skipif(sys.platform == "win32", reason="there it answers")
def test_elsewhere_it_says_so() -> None:
    with pytest.raises(UnreadError) as refused:
        table("GetIfTable2", 1352)
    assert (refused.value.reason, refused.value.key) == (Unread.NOT_OFFERED, "GetIfTable2")
