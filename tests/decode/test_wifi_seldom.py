from exposure_check.decode import wifi_seldom
from exposure_check.decode.wifi_seldom import FIRST_GAP_US, LONGEST_GAP_US, Seldom

ONE, OTHER = (bytes.fromhex(text) for text in ("02005e005301", "02005e005302"))


def test_gaps_double_up_to_the_longest():
    seldom, gaps, time = Seldom(), [], 0
    for _ in range(6):
        seldom.note(ONE, time)
        gap = next(
            gap
            for gap in range(0, 2 * LONGEST_GAP_US, 500_000)
            if not seldom.is_known(ONE, time + gap)
        )
        gaps.append(gap)
        time += gap
    assert gaps[:4] == [FIRST_GAP_US, 2 * FIRST_GAP_US, 4 * FIRST_GAP_US, LONGEST_GAP_US]
    assert gaps[-1] == LONGEST_GAP_US


def test_each_address_has_its_own_and_a_clock_set_back_begins_anew():
    seldom = Seldom()
    assert not seldom.is_known(ONE, 5)
    seldom.note(ONE, 5)
    assert seldom.is_known(ONE, 6)
    assert not seldom.is_known(OTHER, 6)
    assert not seldom.is_known(ONE, 5 - FIRST_GAP_US)


def test_the_senders_that_are_remembered_are_bounded(monkeypatch):
    monkeypatch.setattr(wifi_seldom, "MOST_SENDERS", 2)
    seldom = Seldom()
    for number in range(3):
        seldom.note(ONE[:5] + bytes((number,)), 0)
    assert not seldom.is_known(ONE[:5] + b"\0", 1)
    assert seldom.is_known(ONE[:5] + b"\2", 1)
