"""What this computer can do: one answer per ability, why, and what to do."""

import json
from collections.abc import Sequence

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.model.ability import Ability
from exposure_check.wording.abilities import why_text
from exposure_check.wording.joints import labelled


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
        layout.line(labelled(name, answer, words), hang=2)
        if one.why in told:
            layout.line(words.text("abilities", "same"), indent=4)
        elif one.why:
            layout.line(why_text(one.why, program.words), indent=4)
            told.add(one.why)
    return 0


def _for_scripts(program: Program, abilities: Sequence[Ability]) -> dict[str, object]:
    return {
        "version": 1,
        "abilities": [
            {
                "id": one.id.value,
                "answer": one.answer.value,
                "why": one.why,
                "text": why_text(one.why, program.words) if one.why else "",
            }
            for one in abilities
        ],
    }
