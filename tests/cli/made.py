"""Reports and a program for tests of the command line, with the real words."""

import io
from dataclasses import replace

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.cli.program import Program
from exposure_check.client.computer import Computer
from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.model.demo import Demo
from exposure_check.model.evidence import Coverage
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import Discard, Problem
from exposure_check.model.report import Assessment, Report, SubjectAnswer, SubjectResult
from exposure_check.model.verdict import (
    NOT_SEEN,
    UNDECIDED,
    Confidence,
    Need,
    Outcome,
    Proof,
    Severity,
)

WORDS = Library(resources())

COVERAGE = Coverage(
    1_700_000_000_000_000,
    1_700_000_050_000_000,
    1234,
    88,
    40,
    3,
    8,
    {-37: 4, 6: 84},
    {Discard.BAD_FCS: 7},
)

DISCOVERABLE = Outcome(
    "bt.discoverable",
    1,
    "discoverable",
    Severity.EXPOSED,
    Confidence.CERTAIN,
    (Proof("answered", (FrameRef(0, 7, 1_700_000_000_000_000),), {"count": 5}),),
)

JOIN_NOT_SEEN = Outcome(
    "wifi.join-address", 1, NOT_SEEN, Severity.UNKNOWN, Confidence.NONE, needs=(Need("crashed"),)
)

UNDECIDED_NAME = Outcome(
    "ble.name", 1, UNDECIDED, Severity.UNKNOWN, Confidence.NONE, needs=(Need("crashed"),)
)


def made_report(*outcomes, assessment=Assessment.EXPOSED, answer=SubjectAnswer.CHOSEN, **changes):
    leading = next((one for one in outcomes if one.severity is not Severity.UNKNOWN), None)
    report = Report(SubjectResult(answer, "all", 4), assessment, outcomes, leading, COVERAGE, 1)
    return replace(report, **changes)


class MadeClient:
    """Answers with a report, or raises what it was given."""

    def __init__(self, answer):
        self._answer = answer
        self.asked = []

    def analyze(self, paths, rules, on_progress):
        self.asked.append((list(paths), list(rules)))
        on_progress(0.5, 10)
        if isinstance(self._answer, BaseException):
            raise self._answer
        return self._answer

    def demos(self):
        return (Demo("leaks", "Made recording: a phone.", ("leaks.pcap",), ("all",)),)

    def demo(self, demo, on_progress):
        return self.analyze(demo.files, demo.mine, on_progress)

    def checks(self):
        from exposure_check.checks.registry import CHECKS

        return CHECKS


def no_live(request):
    raise AssertionError(request)


def no_audit(*asked):
    raise AssertionError(asked)


def made_program(answer, live=None, keyboard=None, computer=None, fixing=None):
    client = MadeClient(answer)
    program = Program(
        client=client,
        words=WORDS,
        as_json=lambda report, sentence, reveal: f"{sentence}|{reveal}\n",
        version="9.9",
        out=io.StringIO(),
        err=io.StringIO(),
        columns=lambda: 80,
        live=live or no_live,
        keyboard=lambda: keyboard,
        computer=lambda: computer or Computer(HOST_CHECKS, no_audit, no_audit, no_audit),
        fixing=lambda: fixing or no_audit(),
        abilities=lambda: (Ability(AbilityId.WIFI, Answer.NO, "no-wifi"),),
    )
    return program, client


PROBLEM = Problem(0, Discard.BROKEN_RECORD, 100, 2)
UNREADABLE = Problem(0, Discard.UNKNOWN_LINK_TYPE, 24, 3, "147")
