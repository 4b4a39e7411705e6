"""What this computer can do: one answer per ability, why, and what to do."""

import json
from collections.abc import Sequence

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.model.ability import Ability

_GROUPS = ("bluetooth", "helper")
"""Where a sentence stands that is not among the words of abilities."""


def write_abilities(program: Program, abilities: Sequence[Ability], *, as_json: bool) -> int:
    """Write all answers as text, or for scripts; returns the exit status."""
    if as_json:
        program.out.write(json.dumps(_for_scripts(program, abilities), indent=2) + "\n")
        return 0
    words = program.words
    layout = Layout(program.out, program.width)
    layout.line(words.text("abilities", "intro"))
    layout.line()
    told: set[str] = set()
    for one in abilities:
        name = words.text("abilities", f"ability.{one.id.value}")
        answer = words.text("abilities", f"answer.{one.answer.value}")
        layout.line(f"{name}: {answer}", hang=2)
        if one.why in told:
            layout.line(words.text("abilities", "same"), indent=4)
        elif one.why:
            layout.line(why_text(program, one.why), indent=4)
            told.add(one.why)
    return 0


def why_text(program: Program, why: str) -> str:
    """Return the sentence for a reason."""
    words = program.words
    if words.has("abilities", f"why.{why}"):
        return words.text("abilities", f"why.{why}")
    group = next(group for group in _GROUPS if words.has(group, why))
    return words.text(group, why)


def _for_scripts(program: Program, abilities: Sequence[Ability]) -> dict[str, object]:
    return {
        "version": 1,
        "abilities": [
            {
                "id": one.id.value,
                "answer": one.answer.value,
                "why": one.why,
                "text": why_text(program, one.why) if one.why else "",
            }
            for one in abilities
        ],
    }
