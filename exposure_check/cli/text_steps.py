"""Steps through a phone's menus: where to tap, what to expect, what may break, what proves it."""

from collections.abc import Sequence

from exposure_check.cli.layout import Layout
from exposure_check.client.words import Words
from exposure_check.model.phone import PhoneStep
from exposure_check.wording.joints import labelled, titled
from exposure_check.wording.steps import recheck_text, way_lines


def write_steps(steps: Sequence[PhoneStep], system: str, layout: Layout, words: Words) -> None:
    """Write the steps for one system of phones, numbered."""
    for number, step in enumerate(steps, 1):
        tip = words.tip(step.tip)
        layout.line(f"{number}. {titled(tip.title, tip.effect, words)}", indent=2, hang=3)
        for text in way_lines(step, system, words):
            layout.line(f"- {text}", indent=5, hang=2)
        for heading, text in (("expect", step.expect), ("breaks", step.may_break)):
            shown = words.text("phones", f"heading.{heading}")
            layout.line(labelled(shown, text, words), indent=5, hang=2)
        for recheck in step.rechecks:
            shown = words.text("phones", "heading.recheck")
            layout.line(labelled(shown, recheck_text(recheck, words), words), indent=5, hang=2)
