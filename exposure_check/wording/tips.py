"""What to do about what was found, and the way through the menus of one system."""

from collections.abc import Iterator, Sequence

from exposure_check.client.words import Words
from exposure_check.model.content import TipStep
from exposure_check.model.phone import Finding
from exposure_check.model.setting import System
from exposure_check.model.verdict import Outcome, Severity
from exposure_check.wording.joints import bracketed, labelled

ANY = "any"
"""Steps of every system."""

_ACT_ON = (Severity.EXPOSED, Severity.PARTLY)
_MENUS = {System.LINUX: "linux", System.WINDOWS: "windows", System.MACOS: "macos"}


def menus_of(system: System) -> str:
    """Return whose steps fit a computer, "" if none do."""
    return _MENUS.get(system, "")


def to_act_on(outcomes: Sequence[Outcome]) -> list[Finding]:
    """Return the findings that something should be done about, worst first."""
    return [
        (outcome.check, outcome.word)
        for severity in _ACT_ON
        for outcome in outcomes
        if outcome.severity is severity
    ]


def tips_for(outcomes: Sequence[Outcome], words: Words) -> list[str]:
    """Return the ids of the tips for what was found, worst findings first, each once."""
    found: dict[str, None] = {}
    for check, word in to_act_on(outcomes):
        found.update(dict.fromkeys(words.finding(check).verdicts[word].tips))
    return list(found)


def step_lines(steps: Sequence[TipStep], system: str, words: Words) -> Iterator[str]:
    """Yield the steps of one system; none for "".

    Each says of which versions it is, and whether its wording was seen on a device.
    """
    for step in steps:
        if not system or step.system not in (system, ANY):
            continue
        shown = words.text("report", f"tip.{step.system}")
        if step.versions:
            values = {"system": shown, "versions": step.versions}
            shown = words.text("report", "tip.versions", values)
        text = labelled(shown, step.text, words)
        if not step.verified:
            text = bracketed(text, words.text("report", "tip.unverified"), words)
        yield text
