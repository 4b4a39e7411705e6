from types import SimpleNamespace

import pytest

from exposure_check.engine.completeness import incomplete, searches_unjudged, too_short
from exposure_check.model.evidence import Coverage, Evidence, WifiEmitter, WifiRun
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import Discard
from exposure_check.subject.selection import Selection

ALL = Selection(all=True)
BY_ADDRESS = Selection(addresses=frozenset({bytes(6)}))


def tables(dropped=0):
    let_go, whole = SimpleNamespace(devices_dropped=dropped), SimpleNamespace(devices_dropped=0)
    return SimpleNamespace(wifi=whole, ble=let_go, net=whole)


def searched(probes, *frames):
    runs = tuple(WifiRun(0, 0, 0, 0, count, FrameRef(0, 1, 0)) for count in frames)
    one = WifiEmitter(bytes(6), probes, probes, runs, (), 0, (), None, 0, 0)
    return Evidence((one,), (), (), Coverage(0, 0, 0, 0, 0, 0, 0))


def test_all_that_was_heard_was_judged():
    assert not incomplete(tables(), ALL, searched(5, 3, 2), 5, {Discard.BAD_FCS: 7})


def test_frames_cut_by_the_capture_program():
    assert incomplete(tables(), ALL, searched(5, 5), 5, {Discard.CUT_BY_CAPTURE: 1})


def test_addresses_beyond_those_that_are_judged():
    assert incomplete(tables(), ALL, searched(5, 5), 6, {})


def test_bursts_that_were_forgotten():
    assert incomplete(tables(), ALL, searched(5, 2), 5, {})
    assert searches_unjudged(searched(5, 2)) == 3
    assert searches_unjudged(searched(5, 3, 2)) == 0


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ALL, True),
        (Selection(strongest=True), True),
        (Selection(names=frozenset({"Sam"})), True),
        (Selection(addresses=frozenset({bytes(6)}), names=frozenset({"Sam"})), True),
        (BY_ADDRESS, False),
        (Selection(irks=(bytes(16),)), False),
    ],
)
def test_addresses_that_a_full_table_let_go(selection, expected):
    """Those that the user gave are never let go."""
    assert incomplete(tables(1), selection, searched(5, 5), 5, {}) is expected


def heard_for(seconds, first, last):
    one = WifiEmitter(bytes(6), 3, 3, (), (), 0, (), None, first * 10**6, last * 10**6)
    coverage = Coverage(0, seconds * 10**6, 0, 0, 0, 0, 0)
    return too_short(Evidence((one,), (), (), coverage), coverage)


def test_wifi_heard_for_too_short_a_time():
    assert not heard_for(600, 100, 400)
    assert heard_for(599, 100, 400)
    assert heard_for(600, 101, 400)
    nothing = Coverage(0, 0, 0, 0, 0, 0, 0)
    assert not too_short(Evidence((), (), (), nothing), nothing)


def test_data_without_a_sender_counts_where_everything_is_mine():
    unsigned = {Discard.NO_SENDER: 1}
    for selection, missing in ((ALL, True), (Selection(), True), (BY_ADDRESS, False)):
        assert incomplete(tables(), selection, searched(5, 5), 5, unsigned) is missing


def test_data_frames_beyond_those_that_are_looked_at():
    more = {Discard.DATA_NOT_READ: 1}
    assert incomplete(tables(), BY_ADDRESS, searched(5, 5), 5, more)
    nothing = Evidence((), (), (), Coverage(0, 0, 0, 0, 0, 0, 0))
    assert not incomplete(tables(), ALL, nothing, 0, more)
