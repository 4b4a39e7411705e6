"""What a result page says, for what was heard and for this computer's settings alike."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

from exposure_check.gui.context import Context
from exposure_check.gui.routes import Result
from exposure_check.model.audit import AuditReport
from exposure_check.model.live import LiveCoverage
from exposure_check.model.report import WORST_FIRST, Assessment, Report
from exposure_check.model.verdict import Severity
from exposure_check.wording.audit import audit_sentence, read_lines
from exposure_check.wording.coverage import coverage_lines, listened_line
from exposure_check.wording.live import ending_lines, live_lines
from exposure_check.wording.sentence import (
    JUDGED,
    doubt_lines,
    headline,
    left_open,
    nothing_heard_lines,
    subject_sentence,
)

SEVERITIES = {
    Assessment.EXPOSED: Severity.EXPOSED,
    Assessment.PROTECTED: Severity.PROTECTED,
    Assessment.NOT_ENOUGH: Severity.UNKNOWN,
}
"""How the whole is marked."""

_ICONS = {
    "wifi.": "wifi",
    "ble.name": "person",
    "ble.": "bluetooth",
    "bt.": "bluetooth",
    "net.": "network",
    "host.bluetooth": "bluetooth",
    "host.wifi": "wifi",
    "host.computer-name": "person",
    "host.hidden-networks": "wifi",
    "host.dhcp": "network",
    "host.ipv6": "network",
    "host.local-names": "network",
    "host.": "computer",
}
"""By the beginning of a check's id, the longest first that fits."""


_TIP_ICONS = {
    "person": ("name",),
    "wifi": ("wifi", "wps"),
    "bluetooth": ("ble", "bluetooth", "unpair", "sharing"),
    "network": ("net-",),
    "earphones": ("accessory",),
    "phone": ("mobile", "find-my"),
    "settings": ("update",),
}
"""By a part of a tip's id; the first that fits."""


def icon_of(check: str) -> str:
    """Return the icon of a check."""
    fits = [begin for begin in _ICONS if check.startswith(begin)]
    return _ICONS[max(fits, key=len)] if fits else "question"


def icon_of_tip(tip: str) -> str:
    """Return the icon of a tip."""
    for icon, parts in _TIP_ICONS.items():
        if any(part in tip for part in parts):
            return icon
    return "tip"


def worst_first(results: Sequence[Result]) -> list[Result]:
    """Return parts of one result, so that the first never says more good than all of them."""
    return sorted(results, key=lambda one: WORST_FIRST.index(one.report.assessment))


def judged(report: Report | AuditReport) -> bool:
    """Return whether anything was judged at all."""
    return isinstance(report, AuditReport) or report.subject.answer in JUDGED


def sentence(context: Context, report: Report | AuditReport) -> str:
    """Return the sentence that stands for the whole."""
    if isinstance(report, AuditReport):
        return audit_sentence(report, context.words, reveal=False)
    return headline(report, context.words, reveal=False)[0]


def whose(context: Context, report: Report | AuditReport) -> str:
    """Return what stands under the sentence: whose signals, or that settings are not signals."""
    if isinstance(report, AuditReport):
        return context.words.text("audit", "note.settings")
    return subject_sentence(report, context.words) if judged(report) else ""


def coverage(context: Context, report: Report | AuditReport) -> str:
    """Return the coverage in a line or two, beside the findings; "" if `whose` said it all."""
    if isinstance(report, AuditReport):
        lines = []
    else:
        mine = {"mine": report.coverage.mine}
        values = {
            "listened": listened_line(report.coverage, context.words),
            "mine": context.words.text("report", "coverage.mine", mine),
        }
        lines = [context.say("result.coverage", values)]
        if judged(report):
            areas = context.words.text("report", "first.list-comma").join(
                left_open(report, context.words)
            )
            lines.append(context.say("result.open", {"areas": areas}))
    count = sum(not outcome.decided for outcome in report.outcomes)
    if count and judged(report):
        values = {"count": str(count), "all": str(len(report.outcomes))}
        lines.append(context.say("result.open-checks", values))
    return "\n".join(lines)


def details(context: Context, report: Report | AuditReport) -> Iterator[str]:
    """Yield all that is known about how much was looked at."""
    words = context.words
    if isinstance(report, AuditReport):
        yield from read_lines(report, words)
        return
    yield from coverage_lines(report.coverage, report.sources, words)
    if report.live is not None:
        yield from live_lines(report.live, words)


def doubts(context: Context, report: Report | AuditReport) -> Iterator[str]:
    """Yield what belongs right after the sentence if that says more than is certain."""
    if isinstance(report, Report):
        yield from doubt_lines(report, context.words)


def remarks(context: Context, report: Report | AuditReport) -> Iterator[str]:
    """Yield what still tells the model; that a live check was shorter than agreed, and why."""
    if isinstance(report, AuditReport):
        return
    if model := headline(report, context.words, reveal=False)[1]:
        yield model
    if report.live is not None:
        yield from ending_lines(report.live, context.words)
        if text := not_done(context, report.live):
            yield text


def not_done(context: Context, live: LiveCoverage) -> str:
    """Return how many states of the device were left out or cut short, "" if none was."""
    count = sum(not one.enough for one in live.states)
    values = {"count": count, "all": len(live.states)}
    return context.say("result.not-done-lead", values) if count else ""


def nothing_heard(context: Context, report: Report | AuditReport) -> Iterator[str]:
    """Yield what to try if no device was heard at all."""
    if isinstance(report, Report):
        yield from nothing_heard_lines(report, context.words)


def moment(context: Context, seconds: float) -> str:
    """Return when something was, as the user's system writes it."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds), QTimeZone.systemTimeZone())
    locale = QLocale.system()
    time = locale.toString(when.time(), QLocale.FormatType.ShortFormat)
    if when.date() == QDateTime.currentDateTime().date():
        return context.say("result.today", {"time": time})
    date = locale.toString(when.date(), QLocale.FormatType.ShortFormat)
    if locale.language() is QLocale.Language.C:  # no language, and days and months without order
        date = when.date().toString("yyyy-MM-dd")
    return context.say("result.on-day", {"date": date, "time": time})
