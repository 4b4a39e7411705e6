"""How evenly the event loop turns: ``gui_frames idle|file|walk|live|result|hour FILE``, in JSON.

A timer asks for a turn every 16 ms, as a screen does; what is measured is the time from one turn to
the next. The check is begun as by the user, and its engine is a process of its own. The file ends
at the question which device is the user's: ``result`` is a demo instead, which comes to its result.
"""

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView

from exposure_check.client.live_client import LiveClient
from exposure_check.gui import begin, routes
from exposure_check.gui.app import application, settle, system_language
from exposure_check.gui.places import Place, Route
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.model.preferences import Preferences, ThemeChoice
from exposure_check.model.talk import Own, Snapshot, Stage, Told
from exposure_check.wiring.app import app_program

TICK_MS: Final = 16
SECONDS: Final = 20.0
RATE: Final = 20_000
"""Frames a second of the live load."""
_WARM_S: Final = 20.0
"""Until everything is loaded that is loaded after the first paint, at most."""
_PORTION_S: Final = 0.02
_STAYS_MS: Final = 500
"""How long a user who walks about looks at a page."""
_HOUR: Final = 36_000
"""Snapshots of an hour: ten a second."""


class Turns:
    """Keeps the times from one turn of the event loop to the next, ms."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self._before: float | None = None
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(TICK_MS)

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._before is not None:
            self.times.append((now - self._before) * 1000)
        self._before = now


class Kept:
    """Choices that are not kept."""

    def load(self) -> Preferences:
        return Preferences(theme=ThemeChoice.LIGHT, welcomed=True)

    def save(self, _preferences: Preferences) -> bool:
        return True


def main() -> int:
    kind, name = sys.argv[1:3]
    running = application()
    window = Window(app_program(resources(), Kept(), system_language), running)
    window.show()
    warming = settle(window)
    spin(running, lambda: not warming.waiting, _WARM_S)
    said = _hour(window, running) if kind == "hour" else _turns(kind, name, window, running)
    window.close()
    print(json.dumps(said), flush=True)
    return 0


def _turns(kind: str, name: str, window: Window, running: QApplication) -> dict[str, object]:
    turns = Turns()
    if kind == "idle":
        spin(running, lambda: False, SECONDS)
        return {"turns": turns.times}
    if kind == "result":
        return _result(window, running, turns)
    with tempfile.TemporaryDirectory() as folder:
        if kind == "live":
            pipe = Path(folder) / "live.pcap"
            os.mkfifo(pipe)
            threading.Thread(target=_feed, args=(Path(name), pipe), daemon=True).start()
            name = str(pipe)
        route = begin.files(window.context, [name])
        window.go(route)
        walk = Walk(window) if kind == "walk" else None
        spin(running, lambda: route not in _stack(window), 10 * SECONDS)
        came = type(_stack(window)[-1]).__name__
        spin(running, lambda: False, 1.0)
    pages = walk.pages if walk is not None else 0
    return {"turns": turns.times, "came": came, "records": _records(route), "pages": pages}


class Walk:
    """Goes from place to place."""

    def __init__(self, window: Window) -> None:
        self.pages = 0
        self._window = window
        self._places = cycle((Place.TIPS, Place.SETTINGS, Place.DEVICES, Place.CHECK))
        self._timer = QTimer()
        self._timer.timeout.connect(self._go)
        self._timer.start(_STAYS_MS)

    def _go(self) -> None:
        self.pages += 1
        self._window.switch(next(self._places))


def _stack(window: Window) -> list[Route]:
    """Return what is on the stack of the place where checks are, wherever the user is."""
    return [entry.route for entry in window.navigator.stack_of(Place.CHECK)]


def _result(window: Window, running: QApplication, turns: Turns) -> dict[str, object]:
    began = time.monotonic()
    route = begin.demo(window.context, window.context.program.demos()[0])
    window.go(route)
    spin(running, lambda: window.navigator.top.route is not route, SECONDS)
    came = type(window.navigator.top.route).__name__
    spin(running, lambda: False, began + SECONDS - time.monotonic())
    return {"turns": turns.times, "came": came}


def _records(route: object) -> int:
    snapshot = route.check.snapshot if isinstance(route, routes.Reading) else None
    return snapshot.records if snapshot is not None else 0


def _feed(source: Path, pipe: Path) -> None:
    """Write as many octets as so many frames a second have, for the time of the measurement."""
    count = int(source.stem.rpartition("-")[2])
    octets = source.stat().st_size / count * RATE
    with source.open("rb") as read, pipe.open("wb", buffering=0) as write:
        began, sent = time.perf_counter(), 0.0
        while (passed := time.perf_counter() - began) < SECONDS:
            write.write(read.read(max(0, round(octets * passed - sent))))
            sent = read.tell()
            time.sleep(_PORTION_S)


class Silent:
    """An engine's end that says nothing: what it would say is made here."""

    def __enter__(self) -> "Silent":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def next_event(self, seconds: float) -> None:
        time.sleep(seconds)


def _hour(window: Window, running: QApplication) -> dict[str, object]:
    """Have the page of a live check draw the snapshots of an hour, as fast as it can."""
    check = RunningCheck(lambda: cast("LiveClient", Silent()))
    subject = routes.Subject("Phone")
    window.go(routes.Listening(subject, Plan("phone", 3600), check))
    memory: list[float] = []
    numbers = iter(range(1, _HOUR + 1))

    def draw() -> None:
        number = next(numbers, 0)
        if not number:
            running.exit()
            return
        check.snapshot = moment(number)
        check.changed.emit()
        if number % (_HOUR // 12) == 0:
            memory.append(_resident())

    draw()
    spin(running, lambda: bool(window.findChildren(QGraphicsView)), 10.0)
    timer = QTimer()
    timer.timeout.connect(draw)
    timer.start(0)
    running.exec()
    return {"memory": memory, "curves": len(window.findChildren(QGraphicsView))}


def moment(number: int) -> Snapshot:
    seconds = number / 10
    curve = tuple(-60 - (second * 7 + number // 10) % 9 for second in range(60))
    own = Own(1 + number // 9000, number, curve=curve)
    heard = {"ble": 40 + number // 10 % 25}
    return Snapshot(number, Stage.LISTENING, Told.SURE, seconds, number * 500, heard, own=own)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def spin(running: QApplication, done: Callable[[], bool], seconds: float) -> None:
    """Turn the event loop until something is done, or for some seconds."""
    timer = QTimer()
    until = time.monotonic() + seconds

    def look() -> None:
        if done() or time.monotonic() >= until:
            running.exit()

    timer.timeout.connect(look)
    timer.start(50)
    running.exec()


if __name__ == "__main__":
    sys.exit(main())
