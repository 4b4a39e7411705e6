"""Commands to the engine: what the user asked for reaches it, and nothing is opened too early."""

from dataclasses import replace

import pytest

from exposure_check.checks.registry import CHECKS
from exposure_check.client.client import Client
from exposure_check.engine.analysis import Analysis
from exposure_check.model.demo import Demo
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import SubjectAnswer
from exposure_check.radio.decoder import RadioDecoder

DEMO = Demo("one", "Made recording: one", ("a.pcap", "b.pcap"), ("all",))


class Silence:
    """A source in which nothing is heard."""

    count = 2

    def batches(self):
        return iter(())

    def problems(self):
        return ()

    def progress(self):
        return 1.0


@pytest.fixture
def opened():
    return []


@pytest.fixture
def client(opened):
    def open_source(paths):
        opened.append(tuple(paths))
        return Silence()

    analysis = Analysis(CHECKS, RadioDecoder(), lambda _irk, _prand: b"\0\0\0")
    return Client(analysis, open_source, lambda: (DEMO,))


def ignore(_share, _records):
    pass


def test_analyze_opens_what_was_named(client, opened):
    report = client.analyze(["x.pcap", "-"], ["all"], ignore)
    assert opened == [("x.pcap", "-")]
    assert report.subject.answer is SubjectAnswer.NOTHING_HEARD
    assert report.sources == 2


def test_a_rule_that_is_not_understood_opens_nothing(client, opened):
    with pytest.raises(ExposureCheckError) as caught:
        client.analyze(["x.pcap"], ["nearest"], ignore)
    assert caught.value.reason is Reason.SELECTION_NOT_UNDERSTOOD
    assert opened == []


def test_a_demo_goes_the_same_way(client, opened):
    assert client.demos() == (DEMO,)
    report = client.demo(DEMO, ignore)
    assert opened == [DEMO.files]
    assert report == client.analyze(DEMO.files, DEMO.mine, ignore)
    with pytest.raises(ExposureCheckError):
        client.demo(replace(DEMO, mine=("nonsense",)), ignore)


def test_checks_are_those_of_the_engine(client):
    assert client.checks() == CHECKS
