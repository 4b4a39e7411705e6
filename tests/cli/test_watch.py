import io
import time

import pytest

from exposure_check.cli.main import main
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.live import Ending, LiveCoverage, Manner
from exposure_check.model.report import Assessment
from exposure_check.model.talk import Ask, AskKind, Ear, Final, Judged, Telling, Wanted, Word
from tests.cli.made import DISCOVERABLE, made_program, made_report
from tests.cli.made_live import GONE, MadeLive, Typed, snapshot

LIVE = LiveCoverage(Ending.TIME, (Manner.LISTENS,))
REPORT = made_report(DISCOVERABLE, live=LIVE)


REPORTED = (Final(REPORT),)


ADDRESS = "address=02:00:00:00:00:01"


def run(*arguments, events=REPORTED, keyboard=None):
    live = MadeLive(*events)
    program, _ = made_program(REPORT, live=live, keyboard=keyboard)
    status = main(["watch", *arguments], program)
    return status, program.out.getvalue(), program.err.getvalue(), live


@pytest.mark.parametrize(
    ("arguments", "sources", "seconds"),
    [
        (("-",), (Wanted(Ear.STANDARD_INPUT),), 0),
        (("--bluetooth",), (Wanted(Ear.BLUETOOTH),), 2100),
        (("--wifi", "wlan1"), (Wanted(Ear.WIFI, "wlan1"),), 1200),
        (
            ("--wifi", "wlan1", "--channel", "1", "--channel", "6"),
            (Wanted(Ear.WIFI, "wlan1", (1, 6)),),
            1200,
        ),
        (
            ("--wifi", "wlan1", "--bluetooth", "--minutes", "1.5"),
            (Wanted(Ear.BLUETOOTH), Wanted(Ear.WIFI, "wlan1")),
            90,
        ),
        (("--this-computer",), (Wanted(Ear.THIS_COMPUTER),), 1200),
        (("--discoverable",), (Wanted(Ear.DISCOVERABLE),), 60),
        (
            ("--discoverable", "--bluetooth"),
            (Wanted(Ear.BLUETOOTH), Wanted(Ear.DISCOVERABLE)),
            2100,
        ),
    ],
)
def test_what_is_asked_for(arguments, sources, seconds):
    status, out, _, live = run(*arguments, "--mine", ADDRESS)
    assert status == 1
    assert out
    assert live.request.sources == sources
    assert live.request.seconds == seconds
    assert live.request.rules == (ADDRESS,)
    assert live.request.telling is Telling.RULES
    assert live.closed == 1


def test_this_computer_is_all_ones_own():
    _, _, _, live = run("--this-computer")
    assert (live.request.rules, live.request.telling) == (("all",), Telling.RULES)


def test_without_a_rule_the_user_is_asked():
    _, _, _, live = run("--bluetooth", keyboard=Typed())
    assert (live.request.rules, live.request.telling) == ((), Telling.ON_OFF)


def test_a_name_is_asked_about_too():
    _, _, _, live = run("--bluetooth", "--mine", "name=Me", keyboard=Typed())
    assert (live.request.rules, live.request.telling) == (("name=Me",), Telling.ON_OFF)
    status, out, err, live = run("--bluetooth", "--mine", "name=Me")
    assert (status, out, live.request) == (2, "", None)
    assert "name alone is not enough" in " ".join(err.split())


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (("--bluetooth", "--mine", "near"), ()),
        (("-", "--mine", "name=Me", "--mine", "near"), ("name=Me",)),
    ],
)
def test_by_nearness(arguments, rules):
    _, _, _, live = run(*arguments, keyboard=Typed())
    assert (live.request.rules, live.request.telling) == (rules, Telling.NEAR)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--bluetooth", "--mine", "near", "--mine", "strongest"), "contradicts itself"),
        (("--bluetooth", "--mine", "near", "--mine", ADDRESS), "contradicts itself"),
        (("--wifi", "wlan1", "--mine", "near"), "over Bluetooth only"),
        (("--bluetooth", "--mine", "strongest"), "somebody else's"),
        (("--bluetooth", "--discoverable", "--mine", "name=Me"), "which answer is yours"),
        (("--discoverable",), "which answer is yours"),
    ],
)
def test_what_cannot_be_done(arguments, said):
    status, out, err, live = run(*arguments, keyboard=Typed())
    assert (status, out, live.request) == (2, "", None)
    assert said in " ".join(err.split())


def test_nobody_can_be_asked_without_a_terminal():
    for arguments in (("--bluetooth",), ("-", "--mine", "all", "--guided")):
        status, out, err, live = run(*arguments)
        assert (status, out, live.request) == (2, "", None)
        assert "no terminal" in err


def test_nothing_to_listen_with():
    status, _, err, live = run("--mine", "all")
    assert (status, live.request) == (2, None)
    assert "--bluetooth" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--channel", "0"),
        ("--channel", "x"),
        ("--minutes", "0"),
        ("--minutes", "nan"),
        ("--minutes", "-1"),
        ("file.pcap",),
        ("--wifi",),
    ],
)
def test_wrong_use(arguments):
    status, out, err, live = run("--bluetooth", "--mine", "all", *arguments)
    assert (status, out, live.request) == (2, "", None)
    assert "--help" in err


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [(Assessment.PROTECTED, 0), (Assessment.EXPOSED, 1), (Assessment.NOT_ENOUGH, 3)],
)
def test_exit_statuses_are_those_of_recordings(assessment, expected):
    report = made_report(DISCOVERABLE, assessment=assessment, live=LIVE)
    assert run("-", "--mine", "all", events=(Final(report),))[0] == expected


def test_json_is_the_report_alone():
    status, out, err, _ = run(
        "-", "--mine", "all", "--json", events=(Judged(REPORT), Final(REPORT))
    )
    assert (status, err) == (1, "")
    assert out.count("\n") == 1


def test_the_sentence_is_said_once_as_soon_as_there_is_one():
    open_ = made_report(assessment=Assessment.NOT_ENOUGH, live=LIVE)
    events = (None, Judged(open_), snapshot(), Judged(REPORT), Judged(REPORT), Final(REPORT))
    _, _, err, _ = run("-", "--mine", "all", events=events)
    assert err.count("So far:") == 1


def test_ctrl_c_asks_for_the_report_so_far():
    events = (snapshot(), KeyboardInterrupt(), snapshot(2), Final(REPORT))
    status, out, err, live = run("-", "--mine", "all", events=events)
    assert (status, live.stopped, live.closed) == (1, 1, 1)
    assert "Ending" in err
    assert out


def test_ctrl_c_twice_waits_for_nothing():
    events = (KeyboardInterrupt(), KeyboardInterrupt())
    status, out, _, live = run("-", "--mine", "all", events=events)
    assert (status, out, live.closed) == (130, "", 1)


def test_an_engine_too_slow_for_a_last_report_loses_none_that_convicts():
    events = (Judged(REPORT), KeyboardInterrupt(), GONE)
    status, out, err, live = run("-", "--mine", "all", events=events)
    assert (status, live.closed) == (1, 1)
    assert "You stopped it early" in out
    assert "ended from outside" not in err


@pytest.mark.parametrize("assessment", [Assessment.PROTECTED, Assessment.NOT_ENOUGH])
def test_an_engine_too_slow_for_a_last_report_clears_nobody(assessment):
    judged = Judged(made_report(DISCOVERABLE, assessment=assessment, live=LIVE))
    events = (judged, KeyboardInterrupt(), GONE)
    status, out, err, _ = run("-", "--mine", "all", events=events)
    assert (status, out) == (2, "")
    assert "ended from outside" in " ".join(err.split())


@pytest.mark.parametrize("late", [ExposureCheckError(Reason.ENGINE_NOT_STARTED), GONE])
def test_what_was_ended_before_it_said_anything_is_no_failure(late):
    status, out, err, _ = run("-", "--mine", "all", events=(KeyboardInterrupt(), late))
    assert (status, out) == (130, "")
    assert "could not be started" not in " ".join(err.split())
    assert "ended from outside" not in " ".join(err.split())


def test_what_cannot_be_started_is_a_failure():
    late = ExposureCheckError(Reason.ENGINE_NOT_STARTED)
    status, _, err, _ = run("-", "--mine", "all", events=(late,))
    assert status == 2
    assert "could not be started" in " ".join(err.split())


def test_an_engine_that_is_gone_unasked_is_no_end():
    status, out, _, _ = run("-", "--mine", "all", events=(Judged(REPORT), GONE))
    assert (status, out) == (2, "")


def test_an_engine_that_is_gone_is_a_sentence():
    status, out, err, live = run("-", "--mine", "all", events=(snapshot(), GONE))
    assert (status, out, live.closed) == (2, "", 1)
    assert "was ended from outside" in " ".join(err.split())


def test_what_is_typed_reaches_the_engine_with_the_number_of_the_question():
    class Waiting(MadeLive):
        def next_event(self, seconds):
            time.sleep(0.05)
            return super().next_event(seconds)

    ask = Ask(4, AskKind.SWITCH_OFF, medium="ble", step=1, steps=3)
    live = Waiting(*[snapshot(ask=ask)] * 8, Final(REPORT))
    program, _ = made_program(REPORT, live=live, keyboard=Typed("nonsense", ""))
    assert main(["watch", "--bluetooth"], program) == 1
    assert live.said == [(Word.DONE, 4)]
    assert "Turn Bluetooth off" in " ".join(program.err.getvalue().split())


def test_on_a_terminal_one_line_stands_for_now():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    from dataclasses import replace

    live = MadeLive(snapshot(transmitters={"wifi": 4, "ble": 7}), Final(REPORT))
    program, _ = made_program(REPORT, live=live)
    program = replace(program, err=Terminal())
    main(["watch", "-", "--mine", "all"], program)
    shown = program.err.getvalue()
    assert "\r1:05, heard 4 Wi-Fi and 7 Bluetooth transmitters, 1,200 signals" in shown
    assert shown.endswith("\r")
