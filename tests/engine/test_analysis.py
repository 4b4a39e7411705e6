from exposure_check.checks.check import Check
from exposure_check.engine.analysis import Analysis, Told
from exposure_check.model.heard import Batch, BleForm, Discard, Problem
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.verdict import NOT_CHECKED, Confidence, Severity
from exposure_check.subject.candidate import Medium
from exposure_check.subject.selection import Selection
from tests.engine.made import SECOND, MadeDecoder, address, advert, probe

SAW = Check(
    "made.saw",
    1,
    {"seen": Severity.EXPOSED},
    lambda evidence: SAW.verdict(
        "seen", Confidence.CERTAIN, values={"addresses": len(evidence.wifi) + len(evidence.ble)}
    ),
)


class MadeSource:
    count = 2

    def __init__(self, *batches):
        self._batches = batches

    def batches(self):
        yield from self._batches

    def problems(self):
        return (Problem(0, Discard.TOO_SHORT, 40, 2),)

    def progress(self):
        return 0.5


def no_hash(_irk, _prand):
    raise AssertionError("no key was given")


def run(selection, *batches):
    seen = []
    analysis = Analysis((SAW,), MadeDecoder(), no_hash)
    report = analysis.run(MadeSource(*batches), selection, lambda *step: seen.append(step))
    return report, seen


TWO = Batch(
    wifi=[probe(1, sender=1), probe(2, sender=1), probe(90, sender=1), probe(1, sender=9)],
    ble={BleForm.LINK_LAYER: [(SECOND, 1, -50, b"bad")]},
    frames=20,
    first_time=SECOND,
    last_time=100 * SECOND,
)


def test_only_the_users_device_reaches_the_checks():
    report, _ = run(Selection(addresses=frozenset({address(1)})), TWO)
    assert report.subject.answer is SubjectAnswer.CHOSEN
    assert report.outcomes[0].values == {"addresses": 1}
    assert report.assessment is Assessment.EXPOSED
    assert report.lead is report.outcomes[0]


def test_coverage_counts_the_others_and_what_was_left_out():
    report, _ = run(Selection(addresses=frozenset({address(1)})), TWO)
    coverage = report.coverage
    assert (coverage.records, coverage.mine, coverage.others) == (20, 3, 1)
    assert (coverage.other_devices, coverage.bursts, coverage.seconds) == (1, 2, 99.0)
    assert coverage.discarded == {Discard.BAD_CRC: 1, Discard.TOO_SHORT: 2}
    assert report.sources == 2


def test_several_and_no_rule_judges_none():
    report, _ = run(Selection(), TWO)
    assert report.subject.answer is SubjectAnswer.SEVERAL
    assert report.subject.devices == 2
    assert [outcome.word for outcome in report.outcomes] == [NOT_CHECKED]
    assert report.assessment is Assessment.NOT_ENOUGH
    assert report.coverage.mine == 0


def test_phantoms_of_a_strong_address_are_neither_devices_nor_addresses():
    strong = [advert(n, n, sender=0b100) for n in range(1, 200)]
    phantom = [advert(50, 500, sender=0b101)]
    report, _ = run(Selection(), Batch(ble={BleForm.LINK_LAYER: strong + phantom}))
    assert report.subject.answer is SubjectAnswer.ONLY_ONE
    assert report.outcomes[0].values == {"addresses": 1}
    assert report.coverage.discarded[Discard.BIT_ERROR_SUSPECTED] == 1


def test_progress_is_told_after_each_batch():
    _, seen = run(Selection(all=True), TWO, TWO)
    assert seen == [(0.5, 20), (0.5, 40)]


def examined(told):
    analysis = Analysis((SAW,), MadeDecoder(), no_hash)
    observation = analysis.observation(Selection())
    observation.observe(TWO)
    return analysis.examine(observation, MadeSource(), Selection(), told)


def test_a_test_that_told_the_device_apart_goes_before_the_rules():
    mine = (Medium.WIFI, address(9))
    found = examined(Told("on-off", frozenset({mine}), SubjectAnswer.AMBIGUOUS))
    assert found.report.subject.answer is SubjectAnswer.CHOSEN
    assert found.report.subject.rule == "on-off"
    assert found.report.coverage.mine == 1
    assert found.places == {mine}
    assert not found.report.coverage.incomplete


def test_what_a_test_left_open_clears_nobody():
    mine = frozenset({(Medium.WIFI, address(9))})
    found = examined(Told("on-off", mine, SubjectAnswer.AMBIGUOUS, incomplete=True))
    assert found.report.coverage.incomplete


def test_a_test_that_told_nothing_judges_nobody():
    found = examined(Told("on-off", frozenset(), SubjectAnswer.NOT_FOUND))
    assert found.report.subject.answer is SubjectAnswer.NOT_FOUND
    assert [outcome.word for outcome in found.report.outcomes] == [NOT_CHECKED]
    assert found.places == frozenset()
