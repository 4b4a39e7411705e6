"""A window that looks into one frame of a recording, and then waits; run by a test.

Arguments: the recording, a rule that says whose signals are the user's, the record's number. Prints
what the page says.
"""

import sys

from exposure_check.gui import begin, places, routes
from exposure_check.gui.app import application
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.model.frame import FrameRef
from exposure_check.model.preferences import MotionChoice, Preferences
from exposure_check.model.report import Report
from exposure_check.wiring.app import app_program
from tools.screenshots import Kept
from tools.viewing import until


def main(recording: str, rule: str, number: str) -> None:
    """Check the recording, look into the frame, and say what came of it."""
    kept = Kept(Preferences(motion=MotionChoice.OFF, welcomed=True))
    running = application()
    window = Window(app_program(resources(), kept, lambda: "en"), running)
    window.show()
    subject = routes.Subject("street.pcap", files=(recording,))
    window.go(begin.reading(window.context, subject, (rule,)))
    until(lambda: isinstance(top(window), routes.Result))
    result = top(window)
    if not isinstance(result, routes.Result) or not isinstance(result.report, Report):
        raise TypeError(result)
    route = begin.look_inside(window.context, result, (FrameRef(0, int(number), 0),))
    window.go(route)
    until(lambda: route.check.dissected is not None or route.check.failure is not None)
    failure = route.check.failure
    lines = () if route.check.dissected is None else route.check.dissected.lines
    said = [f"{one.name}: {one.value}" for one in lines]
    print("; ".join(said) if failure is None else failure.reason.value, flush=True)
    sys.stdin.read()
    window.close()


def top(window: Window) -> places.Route:
    """Return what is in view."""
    return window.navigator.top.route


if __name__ == "__main__":
    main(*sys.argv[1:])
