from exposure_check.subject.gone import gone
from exposure_check.subject.phases import Phase
from tests.subject.live import BEGIN, heard

SECOND = 1_000_000
OFF = Phase(False, BEGIN + 60 * SECOND, BEGIN + 82 * SECOND)


def test_what_falls_silent_at_off_is_gone():
    assert gone(OFF, [heard(1, (20, 59))])
    assert gone(OFF, [heard(1, (20, 40)), heard(2, (40, 60))])


def test_what_goes_on_is_not():
    assert not gone(OFF, [heard(1, (20, 80))])
    assert not gone(OFF, [heard(1, (20, 59)), heard(2, (70, 71))])


def test_what_was_silent_already_proves_nothing():
    assert not gone(OFF, [heard(1, (20, 50))])
    assert not gone(OFF, [heard(1, (58, 60))])
    assert not gone(OFF, [])


def test_what_comes_back_before_on_is_not():
    assert not gone(OFF, [heard(1, (20, 59), (80, 82))])
