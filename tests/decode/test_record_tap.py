import pytest

from exposure_check.decode.record_tap import RecordTap


def test_the_record_with_the_number_is_kept():
    tap = RecordTap(0, 3)
    tap.put(105, b"aabbb", 0, [(0, 2, 1), (2, 5, 2)])
    assert tap.found is None
    assert tap.take().frames == 1
    tap.put(127, b"ccdd", 5, [(0, 2, 3), (2, 4, 4)])
    assert tap.found == (127, b"cc")
    tap.put(127, b"ee", 9, [(0, 2, 5)])
    assert tap.found == (127, b"cc")
    assert tap.number == 5


def test_records_left_out_keep_their_numbers():
    from exposure_check.model.heard import Discard

    tap = RecordTap(0, 2)
    tap.skip(Discard.CUT_BY_CAPTURE, 0, "snap-length")
    tap.put(105, b"x", 0, [(0, 1, 1)])
    assert tap.found == (105, b"x")


def test_every_record_comes_by_one_way():
    tap = RecordTap(0, 1)
    assert not tap.picks(127)
    with pytest.raises(NotImplementedError):
        tap.put_picked(b"", 0, [], 1, (0, 0))
