"""The engine's end of the pipes, with pipes of the test's own."""

import os
import threading
from dataclasses import replace

import pytest

from exposure_check.engine import server
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.protocol import answer_of, packed
from exposure_check.engine.pump import Hearing, abandon
from exposure_check.engine.server import EXIT_ALONE, EXIT_DONE, EXIT_FAILED, Engine, Recordings
from exposure_check.engine.telling import LedTelling
from exposure_check.engine.whose import ByRules
from exposure_check.engine.wire import read_message, write_message
from exposure_check.model.dissection import Dissected, Line, LineKind
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.live import Manner
from exposure_check.model.talk import (
    VERSION,
    Crashed,
    Ear,
    Failed,
    Final,
    Hello,
    Request,
    Said,
    Telling,
    Wanted,
    Word,
)
from exposure_check.subject.candidate import Medium
from exposure_check.subject.selection import Selection, parse_selection
from tests.engine.made import MadeDecoder
from tests.engine.test_live import CHECK, MadePump, both

REQUEST = Request((Wanted(Ear.STANDARD_INPUT),), ("all",))


def record_of(names, wish):
    """Any record; nothing is read."""
    return (127, b"octets") if names else None


def dissect(link, octets, own):
    return Dissected((Line(0, LineKind.LAYER, f"{link}"),), len(octets), own is not None)


def engine(open_ear=None):
    def made(_wanted, _source, _seconds):
        pump = MadePump(both, tenths=30)
        return [Hearing(pump, abandon, lambda: Manner.LISTENS)]

    analysis = Analysis((CHECK,), MadeDecoder(), lambda _irk, _prand: b"")
    recordings = Recordings(
        analysis, lambda names: MadePump(both, tenths=len(names)), record_of, dissect
    )
    return Engine(analysis, open_ear or made, recordings)


@pytest.fixture
def exits(monkeypatch):
    """Where the process would have ended, instead of ending it."""
    ended = []
    monkeypatch.setattr(server.os, "_exit", ended.append)
    monkeypatch.setattr(server, "_ALONE", 0)
    return ended


def served(made, *messages, keep_open=True):
    """Serve some octets; returns (status, answers)."""
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()
    with (
        os.fdopen(their_in, "rb") as commands,
        os.fdopen(our_out, "wb") as ours,
        os.fdopen(our_in, "rb") as answers,
    ):
        for message in messages:
            write_message(ours, message)
        if not keep_open:
            ours.close()
        with os.fdopen(their_out, "wb") as out:
            status = made.serve(commands, out)
        found = []
        while (answer := read_message(answers)) is not None:
            found.append(answer_of(answer))
        if keep_open:
            ours.close()
        for thread in threading.enumerate():
            if thread.name == "commands":
                thread.join(5)
    return status, found


def test_a_request_is_answered_with_a_report(exits):
    status, answers = served(engine(), packed(REQUEST))
    assert status == EXIT_DONE
    assert answers[0] == Hello(VERSION)
    assert isinstance(answers[-1], Final)


def test_a_source_that_is_not_there_is_a_reason(exits):
    def none(_wanted, _source, _seconds):
        raise ExposureCheckError(Reason.LISTENING_FAILED, code="no-adapter")

    status, answers = served(engine(none), packed(REQUEST))
    assert status == EXIT_FAILED
    assert answers[-1] == Failed(Reason.LISTENING_FAILED, {"code": "no-adapter"})


def test_a_rule_that_is_not_understood_is_a_reason(exits):
    status, answers = served(engine(), packed(Request(REQUEST.sources, ("nonsense",))))
    assert status == EXIT_FAILED
    assert answers[-1].reason is Reason.SELECTION_NOT_UNDERSTOOD


def test_the_strongest_over_bluetooth_is_refused_whoever_asks(exits):
    request = Request((Wanted(Ear.BLUETOOTH),), ("strongest",))
    status, answers = served(engine(), packed(request))
    assert status == EXIT_FAILED
    assert answers[-1] == Failed(Reason.STRONGEST_IS_NOT_ENOUGH)


def test_a_defect_is_told_as_places_and_nothing_of_what_was_heard(exits):
    def broken(_wanted, _source, _seconds):
        raise KeyError("d6:5a:91:e3:00:01 Secret-Name")

    status, answers = served(engine(broken), packed(REQUEST))
    assert status == EXIT_FAILED
    (crashed,) = answers[1:]
    assert isinstance(crashed, Crashed)
    assert "KeyError" in crashed.places
    assert any(place.startswith("engine/server.py:") for place in crashed.places)
    assert "Secret" not in str(crashed)


@pytest.mark.parametrize(
    "message",
    [
        b"nonsense",
        packed(Said(Word.STOP)),
        packed(Request(REQUEST.sources, version=VERSION + 1)),
        packed(Hello(1)),
    ],
)
def test_whoever_does_not_speak_the_language_gets_nothing(exits, message):
    status, answers = served(engine(), message)
    assert (status, answers) == (EXIT_ALONE, [Hello(VERSION)])


def test_nobody_at_all(exits):
    assert served(engine(), keep_open=False) == (EXIT_ALONE, [Hello(VERSION)])


def endless(_wanted, _source, _seconds):
    pump = MadePump(both, tenths=1_000_000_000)
    return [Hearing(pump, pump.stop, lambda: Manner.LISTENS)]


def test_it_ends_with_its_client(exits):
    _, answers = served(engine(endless), packed(REQUEST), keep_open=False)
    assert exits == [EXIT_ALONE]
    assert isinstance(answers[-1], Final)


@pytest.mark.parametrize("message", [b"nonsense", packed(REQUEST)])
def test_it_ends_when_its_client_breaks_the_rules(exits, message):
    served(engine(endless), packed(REQUEST), message)
    assert exits[:1] == [EXIT_ALONE]


def test_stop_is_heard(exits):
    status, answers = served(engine(endless), packed(REQUEST), packed(Said(Word.STOP)))
    assert status == EXIT_DONE
    assert answers[-1].report.live.ending.value == "stopped"


@pytest.mark.parametrize(
    ("ears", "medium"),
    [
        ((Ear.BLUETOOTH,), Medium.BLE),
        ((Ear.WIFI,), Medium.WIFI),
        ((Ear.WIFI, Ear.BLUETOOTH), Medium.BLE),
    ],
)
def test_the_radio_that_is_switched(ears, medium):
    request = Request(tuple(Wanted(ear) for ear in ears), telling=Telling.ON_OFF)
    whose = engine()._whose(request, Selection())
    assert isinstance(whose, LedTelling)
    assert whose._medium is medium


@pytest.mark.parametrize(("guided", "seconds"), [(False, 60), (True, 0)])
def test_listening_lasts_as_long_as_the_states_do(guided, seconds):
    asked = []

    def opened(_wanted, _source, lasts):
        asked.append(lasts)
        return []

    request = Request((Wanted(Ear.WIFI),), guided=guided, seconds=60)
    engine(opened)._live(request)
    assert asked == [seconds]


def test_a_name_is_never_taken_without_a_test():
    request = Request((Wanted(Ear.BLUETOOTH),), rules=("name=Me",), telling=Telling.RULES)
    whose = engine()._whose(request, parse_selection(request.rules))
    assert isinstance(whose, LedTelling)
    assert whose._fitting == set()
    both = ("name=Me", "address=02:00:00:00:00:01")
    assert isinstance(engine()._whose(request, parse_selection(both)), LedTelling)
    rules = parse_selection(both[1:])
    assert isinstance(engine()._whose(replace(request, rules=both[1:]), rules), ByRules)


def test_recordings_are_read_to_their_end_without_listening(exits):
    def deaf(_wanted, _source, _seconds):
        raise AssertionError

    request = Request((), ("all",), files=("one.pcap", "two.pcap"))
    status, answers = served(engine(deaf), packed(request))
    assert status == EXIT_DONE
    assert isinstance(answers[-1], Final)
    assert answers[-1].report.live is None
    assert set(exits) == {EXIT_ALONE}
