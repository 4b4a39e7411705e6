"""How long a chart takes in a window that has just opened: ``gui_charts timeline|curve``, in JSON.

Timed from the request of its page to the first paint of the chart, in a process of its own: what
charts are drawn with is not loaded before. The curve is asked for as soon as the window was seen;
the timeline when a real engine has checked a demo, which shows how addresses are tied together.
"""

import json
import sys
import time
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from benchmarks.gui_frames import Kept, Silent, moment, spin
from exposure_check.client.live_client import LiveClient
from exposure_check.gui import begin, routes
from exposure_check.gui.app import application, settle, system_language
from exposure_check.gui.places import Route
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.wiring.app import app_program
from exposure_check.wording.findings import decided

DEMO, FINDING = "linkable", "wifi.names-asked"
CURVE, TIMELINE = "PlotWidget", "TimelineChart"
"""Classes of the charts, which are not to be loaded before their pages load them."""

_PATIENCE_S = 60.0


class Watch(QObject):
    """Keeps when a widget of a class was painted first."""

    def __init__(self, running: QApplication, kind: str) -> None:
        super().__init__()
        self._running, self._kind = running, kind
        self.painted: float | None = None
        running.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        if event.type() == QEvent.Type.Paint and self._is_it(watched):
            self._running.removeEventFilter(self)
            QTimer.singleShot(0, self, self._was_painted)
        return False

    def _was_painted(self) -> None:
        self.painted = time.perf_counter()

    def _is_it(self, watched: QObject) -> bool:
        # A view itself is not painted, but its inner part.
        parent = watched.parent()
        one = parent if isinstance(parent, QGraphicsView) else watched
        return isinstance(one, QWidget) and self._kind in {
            kind.__name__ for kind in type(one).__mro__
        }


def main() -> int:
    """Time one chart; 1 if it never came."""
    kind = sys.argv[1]
    running = application()
    window = Window(app_program(resources(), Kept(), system_language), running)
    seen: list[bool] = []
    window.painted.connect(lambda: seen.append(True))
    window.painted.connect(lambda: settle(window))
    window.show()
    spin(running, lambda: bool(seen), _PATIENCE_S)
    route = _curve() if kind == "curve" else _timeline(window, running)
    watch = Watch(running, CURVE if kind == "curve" else TIMELINE)
    began = time.perf_counter()
    window.go(route)
    spin(running, lambda: watch.painted is not None, _PATIENCE_S)
    window.close()
    if watch.painted is None:
        return 1
    print(json.dumps({"seconds": watch.painted - began}), flush=True)
    return 0


def _curve() -> Route:
    """Return the route of a live check that has told the user's device apart."""
    check = RunningCheck(lambda: cast("LiveClient", Silent()))
    check.snapshot = moment(600)
    return routes.Listening(routes.Subject("Phone"), Plan("phone", 3600), check)


def _timeline(window: Window, running: QApplication) -> Route:
    """Return the route of a finding of a demo, once the engine has checked it."""
    (one,) = [one for one in window.context.program.demos() if one.id == DEMO]
    window.go(begin.demo(window.context, one))
    spin(running, lambda: isinstance(window.navigator.top.route, routes.Result), _PATIENCE_S)
    result = window.navigator.top.route
    if not isinstance(result, routes.Result):
        raise TypeError(result)
    (found,) = [one for one in decided(result.report) if one.check == FINDING]
    return routes.Finding(result, found)


if __name__ == "__main__":
    sys.exit(main())
