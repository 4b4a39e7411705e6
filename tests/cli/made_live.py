"""A live check for tests of the terminal: plays events, remembers what it was told."""

import queue

from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.talk import Final, Snapshot, Stage, Told


def snapshot(number=1, **changes):
    fields = {"stage": Stage.LISTENING, "told": Told.OPEN, "seconds": 65.0, "records": 1200}
    return Snapshot(**{"number": number, **fields, **changes})


class MadeLive:
    """Gives its events one by one; an exception among them is raised."""

    def __init__(self, *events):
        self._events = list(events)
        self.request = None
        self.said = []
        self.closed = 0
        self.stopped = 0

    def __call__(self, request):
        self.request = request
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.closed += 1

    def next_event(self, _seconds):
        event = self._events.pop(0)
        if isinstance(event, BaseException):
            raise event
        return event

    def say(self, word, ask=0):
        self.said.append((word, ask))

    def stop(self):
        self.stopped += 1


class Typed:
    """What a user types: lines come when they are put, the end when it is asked for."""

    def __init__(self, *lines):
        self._lines = queue.SimpleQueue()
        for line in lines:
            self.type(line)

    def type(self, line):
        self._lines.put(line + "\n")

    def readline(self, limit=-1):
        try:
            return self._lines.get(timeout=0.2)[:limit]
        except queue.Empty:
            return ""


GONE = ExposureCheckError(Reason.ENGINE_GONE)

__all__ = ["GONE", "Final", "MadeLive", "Typed", "snapshot"]
