"""The first line of a report: one plain sentence, never better than the evidence."""

from collections.abc import Iterator, Mapping

from exposure_check.client.words import Words
from exposure_check.model.heard import Discard
from exposure_check.model.live import Manner
from exposure_check.model.report import Assessment, Report, SubjectAnswer
from exposure_check.model.verdict import UNDECIDED, Confidence, FactValue, Outcome

JUDGED = (SubjectAnswer.CHOSEN, SubjectAnswer.ONLY_ONE)

_TOLD_APART = ("on-off", "near")
"""Rules after which a device that changes its address is known for certain only at the end."""

_MISSING = frozenset(
    {Discard.CUT_BY_CAPTURE, Discard.TABLE_FULL, Discard.NO_SENDER, Discard.DATA_NOT_READ}
)
"""What is left out of the user's own device, and stands under Coverage."""

_MEDIA = (("wifi.", "wifi"), ("ble.", "ble"), ("net.", "net"))
_LAST_OF_2_4_GHZ = 14
"""The last channel of that band."""


def first_sentence(report: Report, words: Words, *, reveal: bool) -> str:
    """Return the sentence that stands for the whole report."""
    if report.subject.answer not in JUDGED:
        return subject_sentence(report, words)
    if report.assessment is Assessment.NOT_ENOUGH:
        return _first(report, _not_enough(report), words)
    led = "" if report.lead is None else lead_sentence(report.lead, words, reveal=reveal)
    if report.assessment is Assessment.EXPOSED:
        return led
    unchecked = words.text("report", "first.list-comma").join(left_open(report, words))
    if led:
        return _first(report, "protected-model", words, {"model": led, "unchecked": unchecked})
    return _first(report, "protected", words, {"unchecked": unchecked})


def headline(report: Report, words: Words, *, reveal: bool) -> tuple[str, str]:
    """Return the sentence for a face that shows what was not checked beside it, and what follows.

    The second text, "" as a rule, says what still tells the model of a device.
    """
    judged = report.subject.answer in JUDGED
    if not judged or report.assessment is not Assessment.PROTECTED:
        return first_sentence(report, words, reveal=reveal), ""
    table = "headline" if report.live is None else "headline-live"
    if report.lead is None:
        return words.text("report", f"{table}.protected"), ""
    model = lead_sentence(report.lead, words, reveal=reveal)
    return words.text("report", f"{table}.protected-model"), model


def doubt_lines(report: Report, words: Words) -> Iterator[str]:
    """Yield what belongs right after the first sentence if that says more than is certain."""
    if report.assessment is not Assessment.EXPOSED:
        return
    if report.lead is not None and report.lead.confidence is Confidence.WEAK:
        yield words.text("report", "note.weak")
    if report.coverage.several and report.subject.answer in JUDGED:
        yield words.text("report", "note.several")


def _first(
    report: Report, key: str, words: Words, values: Mapping[str, FactValue] | None = None
) -> str:
    """Return a first line in the words for recordings, or for what was heard live."""
    live = report.live is not None and words.has("report", f"first-live.{key}")
    return words.text("report", f"{'first-live' if live else 'first'}.{key}", values or {})


def _not_enough(report: Report) -> str:
    if report.coverage.several:
        return "several"
    if report.coverage.incomplete:
        return _incomplete(report)
    undecided = any(outcome.word == UNDECIDED for outcome in report.outcomes)
    return "too-short" if report.coverage.short and not undecided else "not-enough"


def _incomplete(report: Report) -> str:
    """Return why what was heard clears nothing: whose it is, or what is missing of it."""
    if report.live is not None:
        if report.subject.rule == "strongest":
            return "unproven"
        if report.subject.rule in _TOLD_APART and not _MISSING & report.coverage.discarded.keys():
            return "not-followed"
    return "incomplete"


def lead_sentence(outcome: Outcome, words: Words, *, reveal: bool) -> str:
    """Return the sentence of one verdict, filled in."""
    verdict = words.finding(outcome.check).verdicts[outcome.word]
    return words.fill(verdict.sentence, outcome.values, reveal)


def subject_sentence(report: Report, words: Words) -> str:
    """Return whose signals were judged, or why none were."""
    subject = report.subject
    by_rule = f"{subject.answer.value}-{subject.rule}"
    keys: tuple[str, ...] = (by_rule, subject.answer.value)
    if overheard(report):
        keys = (f"{subject.answer.value}-overheard", *keys)
    elif report.live is not None:
        keys = (f"{by_rule}-live", f"{subject.answer.value}-live", *keys)
    if subject.gap is None:  # there was no other to be stronger than
        keys = (f"{by_rule}-alone", *keys)
    key = next(key for key in keys if words.has("subject", key))
    gap = {} if subject.gap is None else {"gap": subject.gap}
    return words.text("subject", key, {"devices": subject.devices, **gap})


def overheard(report: Report) -> bool:
    """Return whether a computer overheard itself, and heard nobody else."""
    manners = () if report.live is None else report.live.manners
    return bool(manners) and all(one is Manner.OVERHEARS for one in manners)


def nothing_heard_lines(report: Report, words: Words) -> Iterator[str]:
    """Yield what to try if nothing at all was heard; nothing if something was."""
    if report.subject.answer is SubjectAnswer.NOTHING_HEARD:
        if Discard.UNKNOWN_LINK_TYPE in report.coverage.discarded:
            yield words.text("subject", "nothing-heard-do.unreadable")
        for way in _ways_to_hear(report):
            yield words.text("subject", f"nothing-heard-do.{way}")


def _ways_to_hear(report: Report) -> tuple[str, ...]:
    if overheard(report):
        return ("overheard",)
    return ("wifi", "ble", "net") if report.live is None else ("live",)


def left_open(report: Report, words: Words) -> list[str]:
    """Return what a report leaves open, by the widest words for it."""
    open_areas = [
        words.text("report", f"area.{area}")
        for prefix, area in _MEDIA
        if not any(one.decided for one in report.outcomes if one.check.startswith(prefix))
    ]
    wifi = [channel for channel in report.coverage.channels if channel > 0]
    if wifi and max(wifi) <= _LAST_OF_2_4_GHZ:
        open_areas.append(words.text("report", "area.band"))
    joining = [one for one in report.outcomes if one.check == "wifi.join-address"]
    if any(not one.decided for one in joining):
        open_areas.append(words.text("report", "area.join"))
    return [*open_areas, words.text("report", "area.beyond")]
