"""The engine as a process of its own: takes one request, runs one check, ends.

It ends with its client: when nobody holds the other end of its commands any more, there is nobody
to hear for.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import BinaryIO, Protocol

from exposure_check.engine.analysis import Analysis
from exposure_check.engine.broken_at import broken_at
from exposure_check.engine.dance import Dance
from exposure_check.engine.frame_check import Dissect, FrameCheck, RecordOf
from exposure_check.engine.live import Clock, LiveCheck, Send
from exposure_check.engine.outbox import Outbox
from exposure_check.engine.ports import Source
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.protocol import command_of
from exposure_check.engine.pump import Hearing, Pump
from exposure_check.engine.recording import RecordingCheck
from exposure_check.engine.states import Guide
from exposure_check.engine.telling import LedTelling
from exposure_check.engine.whose import ByRules, Whose
from exposure_check.engine.wire import Breach, ProtocolError, read_message
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.states import states_for
from exposure_check.model.talk import (
    VERSION,
    Crashed,
    Ear,
    Failed,
    Hello,
    Request,
    Said,
    Telling,
    Wanted,
    Word,
)
from exposure_check.subject.candidate import Medium
from exposure_check.subject.selection import Selection, parse_selection

EXIT_DONE = 0
EXIT_FAILED = 1
"""The client was told why."""
EXIT_ALONE = 2
"""There is no client any more."""

OpenEar = Callable[[Wanted, int, int], Sequence[Hearing]]
"""Returns the sources for what was wanted, by the index of the first and the seconds at most.

Raises:
    ExposureCheckError: there is no such way of listening here.
"""

OpenFiles = Callable[[Sequence[str]], Source]
"""Returns recordings as one source; nothing is opened before it is read."""


class Check(Protocol):
    """What the engine's process does."""

    def say(self, said: Said) -> None:
        """Take the user's word; may be called from another thread."""
        ...

    def run(self, send: Send, clock: Clock) -> None:
        """Do it, and send the last message."""
        ...


Stop = Callable[[], None]

_MEDIA = {
    Ear.STANDARD_INPUT: frozenset({"wifi", "ble"}),
    Ear.BLUETOOTH: frozenset({"ble"}),
    Ear.WIFI: frozenset({"wifi"}),
    Ear.THIS_COMPUTER: frozenset({"wifi", "ble"}),
    Ear.DISCOVERABLE: frozenset(),
}
_SWITCHED = {
    Ear.STANDARD_INPUT: None,
    Ear.BLUETOOTH: Medium.BLE,
    Ear.WIFI: Medium.WIFI,
    Ear.THIS_COMPUTER: None,
    Ear.DISCOVERABLE: None,
}
"""Which radio is switched off and on to tell a device apart; None if what is heard will show."""

_LAST_WORDS = 2.0
"""Seconds that the last message may take to be read."""
_ALONE = 1.0
"""Seconds in which sources may end once the client is gone."""


@dataclass(frozen=True, slots=True)
class Recordings:
    """How recordings are checked.

    Attributes:
        analysis: the checks and what they need, with room for all that a recording holds.
        open_files: opens the recordings that a request names.
        record_of: finds one record of them.
        dissect: takes it apart.
    """

    analysis: Analysis
    open_files: OpenFiles
    record_of: RecordOf
    dissect: Dissect

    def check(self, request: Request) -> Check:
        """Return the check of a request."""
        selection = parse_selection(request.rules)
        source = self.open_files(request.files)
        if request.frame is not None:
            return FrameCheck(
                self.analysis, source, selection, request.files, request.frame,
                self.record_of, self.dissect,
            )  # fmt: skip
        return RecordingCheck(self.analysis, source, selection, request.reveal)


@dataclass(frozen=True, slots=True)
class Engine:
    """What an engine process is made of.

    Attributes:
        analysis: the checks and what they need.
        open_ear: opens what the request wants to listen with.
        recordings: how recordings are checked.
    """

    analysis: Analysis
    open_ear: OpenEar
    recordings: Recordings

    def serve(self, commands: BinaryIO, answers: BinaryIO) -> int:
        """Serve one client; returns the exit status. Whatever happens, no values leave."""
        outbox = Outbox(answers)
        try:
            status = self._serve(commands, outbox)
        except ExposureCheckError as error:
            outbox.put(Failed(error.reason, dict(error.details)))
            status = EXIT_FAILED
        except ProtocolError:
            # Whoever is there is no client of ours: there is nothing to say to it.
            status = EXIT_ALONE
        except Exception as error:  # noqa: BLE001 a defect is told as places, never as values
            outbox.put(Crashed(broken_at(error)))
            status = EXIT_FAILED
        outbox.close(_LAST_WORDS)
        return status

    def _serve(self, commands: BinaryIO, outbox: Outbox) -> int:
        outbox.put(Hello(VERSION))
        first = read_message(commands)
        if first is None:
            return EXIT_ALONE
        request = command_of(first)
        if not isinstance(request, Request):
            raise ProtocolError(Breach.NOT_NOW)
        if request.version != VERSION:
            raise ProtocolError(Breach.WRONG_VERSION)
        check, stop = self._recording(request) if request.files else self._live(request)
        Thread(
            target=_listen_to, args=(commands, check, stop), name="commands", daemon=True
        ).start()
        check.run(outbox.put, time.monotonic)
        return EXIT_DONE

    def _recording(self, request: Request) -> tuple[Check, Stop]:
        return self.recordings.check(request), _nothing

    def _live(self, request: Request) -> tuple[Check, Stop]:
        selection = parse_selection(request.rules)
        if selection.strongest and any(one.ear is Ear.BLUETOOTH for one in request.sources):
            raise ExposureCheckError(Reason.STRONGEST_IS_NOT_ENOUGH)
        heard: list[Hearing] = []
        # How long guided states last is up to the user.
        seconds = 0 if request.guided else request.seconds
        for wanted in request.sources:
            heard += self.open_ear(wanted, len(heard), seconds)
        pump = Pump(heard)
        media = frozenset[str]().union(*(_MEDIA[wanted.ear] for wanted in request.sources))
        guide = Guide(states_for(media) if request.guided else ())
        whose = self._whose(request, selection)
        return LiveCheck(self.analysis, pump, request, selection, whose, guide), pump.stop

    def _whose(self, request: Request, selection: Selection) -> Whose:
        if request.telling is Telling.RULES and not selection.names:
            return ByRules(selection)
        media = [_SWITCHED[wanted.ear] for wanted in request.sources]
        medium = Medium.BLE if Medium.BLE in media else media[0]
        table = PresenceTable(self.analysis.decoder, self.analysis.limits)
        # Not for a secret: so that nothing with a rhythm of its own can follow.
        dance = Dance(random.random)
        return LedTelling(request.telling, medium, table, dance, named=bool(selection.rule))


def _nothing() -> None:
    """Stop a check that sees by itself that it was told to."""


def _listen_to(commands: BinaryIO, check: Check, stop: Stop) -> None:
    """Hand the user's words on; end the process when its client is gone or is none of ours."""
    try:
        while (message := read_message(commands)) is not None:
            said = command_of(message)
            if not isinstance(said, Said):
                break
            check.say(said)
    except (ProtocolError, OSError):
        pass
    check.say(Said(Word.STOP))
    stop()
    time.sleep(_ALONE)
    os._exit(EXIT_ALONE)
