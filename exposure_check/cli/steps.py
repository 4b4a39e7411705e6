"""The command ``steps``: a checklist for a phone, whole or for what was found, to print."""

import argparse

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.cli.text_steps import write_steps
from exposure_check.cli.worded_parser import WrongUseError
from exposure_check.client.words import Words
from exposure_check.model.menus import Menus
from exposure_check.model.phone import Finding
from exposure_check.model.verdict import FactValue


def steps(asked: argparse.Namespace, program: Program) -> int:
    """Write the steps for one system of phones; returns the exit status.

    Raises:
        WrongUseError: no phone is named, or a finding that no check makes.
    """
    words = program.words
    phone: Menus = asked.system
    if not phone.phone:
        raise WrongUseError(words.text("cli", "use.no-phone"))
    findings = [_finding(text, program) for text in asked.found]
    layout = Layout(program.out, program.width)
    layout.line(_heading(phone, words))
    for note in ("menus", "order"):
        layout.line(words.text("phones", f"note.{note}"))
    layout.line()
    write_steps(words.steps(phone, findings), phone.system, layout, words)
    return 0


def _heading(phone: Menus, words: Words) -> str:
    values: dict[str, FactValue] = {
        "system": words.text("report", f"tip.{phone.system}"),
        "version": phone.version,
    }
    return words.text("phones", "heading.version" if phone.version else "heading.all", values)


def _finding(text: str, program: Program) -> Finding:
    check, _, word = text.partition("=")
    known = any(one.id == check and word in one.words for one in program.client.checks())
    if not known:
        raise WrongUseError(program.words.text("cli", "use.unknown-finding", {"value": text}))
    return check, word
