from exposure_check.checks.host.check import HostCheck
from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.engine.audit import Audit, assess_settings
from exposure_check.model.report import Assessment
from exposure_check.model.setting import Settings, System
from exposure_check.model.verdict import NOT_CHECKED, Confidence, Outcome, Severity

EMPTY = Settings(System.LINUX, ())


def outcome(severity, confidence=Confidence.STRONG, check="host.wifi-address"):
    return Outcome(check, 1, "word", severity, confidence)


def test_nothing_read_is_not_enough():
    report = Audit(HOST_CHECKS, lambda: EMPTY).run()
    assert report.assessment is Assessment.NOT_ENOUGH
    assert report.lead is None
    assert {one.word for one in report.outcomes} == {NOT_CHECKED}


def test_a_check_that_crashes_takes_no_other_along():
    def crash(_settings):
        raise ZeroDivisionError

    broken = HostCheck("host.broken", 1, {}, crash)
    report = Audit((broken, *HOST_CHECKS), lambda: EMPTY).run()
    assert [need.id for need in report.outcomes[0].needs] == ["crashed"]
    assert len(report.outcomes) == len(HOST_CHECKS) + 1


def test_exposed_by_one_of_them():
    for severity in (Severity.EXPOSED, Severity.PARTLY):
        both = [outcome(Severity.PROTECTED), outcome(severity)]
        assert assess_settings(both) is Assessment.EXPOSED


def test_a_name_alone_exposes_nobody():
    alone = [outcome(Severity.PARTLY, check="host.computer-name")]
    assert assess_settings([*alone, outcome(Severity.UNKNOWN)]) is Assessment.NOT_ENOUGH


def test_settings_alone_never_protect():
    sure = [outcome(Severity.PROTECTED)]
    assert assess_settings(sure) is Assessment.PROTECTED
    assert assess_settings([*sure, outcome(Severity.PROTECTED, Confidence.WEAK)]) is (
        Assessment.NOT_ENOUGH
    )
    assert assess_settings([*sure, outcome(Severity.UNKNOWN)]) is Assessment.NOT_ENOUGH
    assert assess_settings([]) is Assessment.NOT_ENOUGH


def test_no_name_leads():
    def named(_settings):
        return outcome(Severity.PARTLY, check="host.computer-name")

    def exposed(_settings):
        return outcome(Severity.EXPOSED, check="host.ipv6")

    checks = [HostCheck("a", 1, {}, named), HostCheck("b", 1, {}, exposed)]
    report = Audit(checks, lambda: EMPTY).run()
    assert report.lead is not None
    assert report.lead.check == "host.ipv6"
