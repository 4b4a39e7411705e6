import asyncio
import socket
import time

from exposure_check.radio import gathering
from exposure_check.radio.gathering import GATHER_S, GatheringSelector, gathering_loop


class Times:
    """Counts how often something was ready and what came."""

    def __init__(self) -> None:
        self.woken = 0
        self.octets = 0
        self.all = asyncio.Event()


def test_what_comes_one_by_one_is_read_together() -> None:
    there, here = socket.socketpair()
    here.setblocking(False)
    seen = Times()

    def read() -> None:
        seen.woken += 1
        seen.octets += len(here.recv(4096))
        if seen.octets == 200:
            seen.all.set()

    async def listen() -> None:
        asyncio.get_running_loop().add_reader(here.fileno(), read)
        await seen.all.wait()

    def send() -> None:
        for _ in range(200):
            there.send(b"x")
            time.sleep(0.0002)

    async def both() -> None:
        async with asyncio.timeout(20):
            await asyncio.gather(asyncio.to_thread(send), listen())

    with there, here, asyncio.Runner(loop_factory=gathering_loop) as runner:
        runner.run(both())
    assert seen.octets == 200
    assert seen.woken < 100


def test_nothing_is_waited_for_that_is_there(monkeypatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(gathering.time, "sleep", waits.append)
    there, here = socket.socketpair()
    with there, here, GatheringSelector() as selector:
        selector.register(here, 1)
        assert not selector.select(0)
        assert not selector.select(0.01)
        assert not waits
        there.send(b"x")
        assert selector.select(None)
        assert not waits, "it was there before anybody waited"


def test_what_comes_while_waiting_is_let_gather(monkeypatch) -> None:
    there, here = socket.socketpair()
    waits: list[float] = []
    with there, here, GatheringSelector() as selector:
        selector.register(here, 1)
        asked = iter([[], [("key", 1)]])
        monkeypatch.setattr(gathering.selectors.DefaultSelector, "select", lambda *_: next(asked))
        monkeypatch.setattr(gathering.time, "sleep", waits.append)
        assert selector.select(None)
    assert waits == [GATHER_S]
