import threading
import time

import pytest

from exposure_check.engine.pump import Hearing, Pump, abandon, hearing
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, Discard, Problem
from exposure_check.model.live import Manner

TICK = 0.01


class Made:
    """Yields batches, then waits to be stopped, or ends, or fails."""

    count = 1
    manner = Manner.ASKS

    def __init__(self, batches=0, end=None, waits=False):
        self._batches, self._end, self._waits = batches, end, waits
        self.stopped = threading.Event()
        self.given = 0

    def batches(self):
        for number in range(self._batches):
            self.given += 1
            yield Batch(frames=number + 1)
        if self._waits:
            self.stopped.wait(10)
        if self._end is not None:
            raise self._end

    def problems(self):
        return (Problem(0, Discard.LOST, 0, self.given),) if self.given else ()

    def progress(self):
        return None

    def stop(self):
        self.stopped.set()


def frames(pump):
    return sum(batch.frames for batch in pump.batches())


def count(pump, heard):
    for batch in pump.batches():
        heard.append(batch.frames)


def test_everything_of_all_sources_comes_through():
    first, second = Made(100), Made(50)
    pump = Pump([hearing(first), hearing(second)], TICK)
    assert not pump.listening
    assert frames(pump) == 5050 + 1275
    assert pump.listening
    assert [one.count for one in pump.problems()] == [100, 50]
    assert pump.count == 2
    assert pump.manners == (Manner.ASKS, Manner.ASKS)
    assert pump.progress() is None


def test_a_source_that_failed_at_once_does_not_listen():
    broken = Made(0, ExposureCheckError(Reason.LISTENING_FAILED, code="x"))
    pump = Pump([hearing(broken), hearing(Made(0, waits=True))], TICK)
    batches = pump.batches()
    for _ in range(5):
        assert next(batches).frames == 0
    assert not pump.listening
    pump.stop()
    with pytest.raises(ExposureCheckError):
        list(batches)


def test_silence_is_told_as_empty_batches():
    pump = Pump([hearing(Made(1, waits=True))], TICK)
    batches = pump.batches()
    assert [next(batches).frames for _ in range(3)] == [1, 0, 0]
    pump.stop()
    assert not any(batch.frames for batch in batches)


def test_a_failure_is_raised_after_the_last_batch_of_all():
    broken = Made(2, ExposureCheckError(Reason.LISTENING_FAILED, code="x"))
    pump = Pump([hearing(broken), hearing(Made(100))], TICK)
    heard: list[int] = []
    with pytest.raises(ExposureCheckError):
        count(pump, heard)
    assert sum(heard) == 3 + 5050


def test_a_defect_is_raised_at_once():
    pump = Pump([hearing(Made(1, ZeroDivisionError()))], TICK)
    with pytest.raises(ZeroDivisionError):
        frames(pump)


def test_what_cannot_be_stopped_is_left_behind():
    stuck = Made(1, waits=True)
    pump = Pump([Hearing(stuck, abandon, lambda: Manner.LISTENS)], TICK)
    batches = pump.batches()
    next(batches)
    pump.stop()
    start = time.monotonic()
    assert not list(batches)
    assert time.monotonic() - start < 1
    stuck.stop()


def test_what_does_not_stop_when_told_is_left_behind_too():
    stuck = Made(1, waits=True)
    pump = Pump([Hearing(stuck, lambda: None, lambda: Manner.LISTENS)], TICK)
    batches = pump.batches()
    next(batches)
    pump.stop()
    assert not any(batch.frames for batch in batches)
    stuck.stop()


def test_a_source_that_is_faster_than_the_tables_waits():
    fast = Made(10_000)
    pump = Pump([hearing(fast)], TICK)
    batches = pump.batches()
    next(batches)
    time.sleep(0.1)
    assert fast.given < 100
    batches.close()
