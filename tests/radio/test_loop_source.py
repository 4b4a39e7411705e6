import asyncio
import threading
import time

import pytest

from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import BleForm, Discard
from exposure_check.model.live import Manner
from exposure_check.radio.ble_trouble import Trouble, failed
from exposure_check.radio.loop_source import LoopSource, Sink


class Listener:
    manner = Manner.LISTENS

    def __init__(self, script) -> None:
        self.script = script
        self.thread: threading.Thread | None = None

    async def listen(self, sink: Sink, stop: asyncio.Event) -> None:
        self.thread = threading.current_thread()
        await self.script(sink, stop)


def test_rows_and_batches() -> None:
    async def two(sink: Sink, stop: asyncio.Event) -> None:
        sink.ready.set()
        sink.hear(BleForm.SYSTEM, -40, b"one")
        sink.hear(BleForm.INQUIRY, -50, b"two")

    times = iter((5_000_000, 7_000_000))
    listener = Listener(two)
    source = LoopSource(listener, 3, lambda: next(times))
    batches = list(source.batches())
    assert listener.thread is not threading.main_thread()
    (batch,) = [one for one in batches if one.frames]
    assert (batch.frames, batch.first_time, batch.last_time) == (2, 5000, 7000)
    ((time_us, frame, rssi, raw),) = batch.ble[BleForm.SYSTEM]
    assert (rssi, raw) == (-40, b"one")
    assert (unpack_frame(frame, time_us).source, unpack_frame(frame, time_us).number) == (3, 1)
    assert unpack_frame(batch.ble[BleForm.INQUIRY][0][1], 0).number == 2
    assert source.problems() == ()
    assert source.progress() is None
    assert (source.count, source.manner) == (1, Manner.LISTENS)


def test_a_full_queue_drops_the_oldest_and_counts() -> None:
    async def many(sink: Sink, stop: asyncio.Event) -> None:
        for number in range(10):
            sink.hear(BleForm.SYSTEM, 0, bytes((number,)))

    source = LoopSource(Listener(many), depth=4)
    rows = [row for batch in source.batches() for row in batch.ble.get(BleForm.SYSTEM, ())]
    assert [row[3][0] for row in rows] == [6, 7, 8, 9]
    (problem,) = source.problems()
    assert (problem.reason, problem.count) == (Discard.LOST, 6)


def test_no_batch_before_it_listens() -> None:
    async def slow(sink: Sink, stop: asyncio.Event) -> None:
        await asyncio.sleep(0.3)
        sink.ready.set()
        await asyncio.sleep(0.3)

    began = time.monotonic()
    source = LoopSource(Listener(slow))
    next(source.batches())
    assert time.monotonic() - began > 0.25


def test_failure_comes_after_the_last_batch() -> None:
    async def breaks(sink: Sink, stop: asyncio.Event) -> None:
        sink.hear(BleForm.SYSTEM, 0, b"x")
        raise failed(Trouble.ADAPTER_GONE)

    batches = LoopSource(Listener(breaks)).batches()
    assert next(batches).frames == 1
    with pytest.raises(ExposureCheckError) as raised:
        next(batches)
    assert raised.value.details == {"code": "adapter-gone"}


def test_defects_reach_the_engine() -> None:
    async def defect(sink: Sink, stop: asyncio.Event) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        list(LoopSource(Listener(defect)).batches())


def test_stopping_from_another_thread() -> None:
    async def wait(sink: Sink, stop: asyncio.Event) -> None:
        sink.ready.set()
        await stop.wait()

    source = LoopSource(Listener(wait))
    batches = source.batches()
    next(batches)
    threading.Thread(target=source.stop).start()
    assert len(list(batches)) < 8


def test_stopped_before_it_began() -> None:
    async def never(sink: Sink, stop: asyncio.Event) -> None:
        raise AssertionError

    source = LoopSource(Listener(never))
    source.stop()
    assert sum(batch.frames for batch in source.batches()) == 0


def test_a_listener_that_does_not_end_is_left_to_itself() -> None:
    release = threading.Event()

    async def stuck(sink: Sink, stop: asyncio.Event) -> None:
        sink.ready.set()
        release.wait(20)

    source = LoopSource(Listener(stuck))
    batches = source.batches()
    next(batches)
    began = time.monotonic()
    source.stop()
    list(batches)
    assert time.monotonic() - began < 3
    release.set()


def test_what_breaks_in_a_callback_is_counted() -> None:
    async def broken(sink: Sink, stop: asyncio.Event) -> None:
        asyncio.get_running_loop().call_soon(lambda: 1 // 0)
        await asyncio.sleep(0.05)

    source = LoopSource(Listener(broken))
    list(source.batches())
    (problem,) = source.problems()
    assert (problem.reason, problem.count) == (Discard.BROKEN_RECORD, 1)


def test_closing_the_batches_ends_it() -> None:
    ended = threading.Event()

    async def wait(sink: Sink, stop: asyncio.Event) -> None:
        sink.ready.set()
        await stop.wait()
        ended.set()

    batches = LoopSource(Listener(wait)).batches()
    next(batches)
    batches.close()
    assert ended.wait(5)
