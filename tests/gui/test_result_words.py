from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtCore import QDateTime, QLocale

from exposure_check.gui import result_words as say
from exposure_check.model.live import Ending, LiveCoverage, Manner
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.verdict import Confidence, Severity
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, made_report


def test_what_was_not_checked_always_stands_in_the_coverage(context):
    text = say.coverage(context, made_report(DISCOVERABLE, JOIN_NOT_SEEN))
    assert context.words.text("report", "area.join") in text
    assert context.words.text("report", "area.beyond") in text
    assert "1 of 2" in text
    audit = made_audit()
    count = sum(not one.decided for one in audit.outcomes)
    assert f"{count} of {len(audit.outcomes)}" in say.coverage(context, audit)
    decided = replace(audit, outcomes=tuple(one for one in audit.outcomes if one.decided))
    assert say.coverage(context, decided) == ""


def test_nothing_judged_says_what_to_try(context):
    report = made_report(answer=SubjectAnswer.NOTHING_HEARD, assessment=Assessment.NOT_ENOUGH)
    assert not say.judged(report)
    assert len(list(say.nothing_heard(context, report))) == 3
    assert say.whose(context, report) == ""
    assert list(say.nothing_heard(context, made_audit())) == []


def test_a_live_check_says_how_it_ended_and_how_it_listened(context):
    live = LiveCoverage(Ending.STOPPED, (Manner.ASKS,))
    report = made_report(DISCOVERABLE, live=live)
    assert context.words.text("live", "ending.stopped") in list(say.remarks(context, report))
    assert context.words.text("live", "manner.asks") in list(say.details(context, report))
    assert list(say.remarks(context, made_audit())) == []


def test_doubts_are_told_of_what_was_heard_alone(context):
    weak = replace(DISCOVERABLE, confidence=Confidence.WEAK)
    assert list(say.doubts(context, made_report(weak))) == [
        context.words.text("report", "note.weak")
    ]
    assert list(say.doubts(context, made_audit())) == []


def test_what_still_tells_the_model_is_a_remark(context):
    partly = replace(DISCOVERABLE, severity=Severity.PARTLY)
    report = made_report(partly, assessment=Assessment.PROTECTED)
    (remark,) = say.remarks(context, report)
    assert remark not in say.sentence(context, report)


def test_settings_and_signals_are_said_apart(context):
    audit = made_audit()
    assert say.judged(audit)
    assert say.whose(context, audit) == context.words.text("audit", "note.settings")
    assert say.sentence(context, audit) != say.sentence(context, made_report(DISCOVERABLE))
    assert list(say.details(context, audit))


def test_today_is_called_today(context):
    now = QDateTime.currentSecsSinceEpoch()
    assert say.moment(context, now).startswith("today")
    assert not say.moment(context, now - 7 * 86400).startswith("today")


def test_the_longest_beginning_decides_the_icon():
    assert say.icon_of("ble.name") == "person"
    assert say.icon_of("ble.address") == "bluetooth"
    assert say.icon_of("host.hidden-networks") == "wifi"
    assert say.icon_of("host.dhcp-name") == say.icon_of("net.host-name")
    assert say.icon_of("unheard.of") == "question"
    assert say.icon_of_tip("update-system") == "settings"
    assert say.icon_of_tip("something") == "tip"


def test_a_day_reads_the_same_to_all_where_the_system_has_no_language(context, monkeypatch):
    made = SimpleNamespace(
        system=QLocale.c, FormatType=QLocale.FormatType, Language=QLocale.Language
    )
    monkeypatch.setattr(say, "QLocale", made)
    noon = QDateTime(2026, 9, 1, 12, 0, 0).toSecsSinceEpoch()
    assert "2026-09-01" in say.moment(context, noon)
