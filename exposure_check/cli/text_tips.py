"""What to do, once for all findings: each tip with its way through every system's menus."""

from collections.abc import Iterator, Sequence

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_steps import to_act_on
from exposure_check.client.words import Words
from exposure_check.model.content import TipStep
from exposure_check.model.verdict import Outcome


def tips_for(outcomes: Sequence[Outcome], words: Words) -> list[str]:
    """Return the ids of the tips for what was found, worst findings first, each once."""
    found: dict[str, None] = {}
    for check, word in to_act_on(outcomes):
        found.update(dict.fromkeys(words.finding(check).verdicts[word].tips))
    return list(found)


def write_tips(tips: Sequence[str], system: str, layout: Layout, words: Words) -> None:
    """Write tips, numbered; with the way through the menus of one system if it is given."""
    breaks = words.text("report", "heading.breaks")
    for number, name in enumerate(tips, 1):
        tip = words.tip(name)
        layout.line(f"{number}. {tip.title}. {tip.effect}", indent=2, hang=3)
        for text in _steps(tip.steps, system, words):
            layout.line(f"- {text}", indent=5, hang=2)
        if tip.may_break and system:
            layout.line(f"{breaks}: {tip.may_break}", indent=5, hang=2)


def _steps(steps: Sequence[TipStep], system: str, words: Words) -> Iterator[str]:
    for step in steps:
        if not system or step.system not in (system, "any"):
            continue
        shown = words.text("report", f"tip.{step.system}")
        if step.versions:
            values = {"system": shown, "versions": step.versions}
            shown = words.text("report", "tip.versions", values)
        text = f"{shown}: {step.text}"
        if not step.verified:
            text = f"{text} ({words.text('report', 'tip.unverified')})"
        yield text
