"""What to do, once for all findings: each tip with its way through every system's menus."""

from collections.abc import Sequence

from exposure_check.cli.layout import Layout
from exposure_check.client.words import Words
from exposure_check.wording.joints import labelled, titled
from exposure_check.wording.tips import step_lines


def write_tips(tips: Sequence[str], system: str, layout: Layout, words: Words) -> None:
    """Write tips, numbered; with the way through the menus of one system if it is given."""
    breaks = words.text("report", "heading.breaks")
    for number, name in enumerate(tips, 1):
        tip = words.tip(name)
        layout.line(f"{number}. {titled(tip.title, tip.effect, words)}", indent=2, hang=3)
        for text in step_lines(tip.steps, system, words):
            layout.line(f"- {text}", indent=5, hang=2)
        if tip.may_break and system:
            layout.line(labelled(breaks, tip.may_break, words), indent=5, hang=2)
