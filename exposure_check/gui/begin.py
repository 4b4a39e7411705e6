"""Begins what can be checked: the one place where pages start something."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from exposure_check.gui.context import Context
from exposure_check.gui.places import Route
from exposure_check.gui.plan import COMPUTER, Plan
from exposure_check.gui.routes import (
    Auditing,
    Listening,
    LookInside,
    Reading,
    Result,
    Subject,
    Which,
)
from exposure_check.gui.running import RunningAudit, RunningCheck
from exposure_check.gui.said import Said
from exposure_check.model.demo import Demo
from exposure_check.model.dissection import FrameWish
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import plain
from exposure_check.model.talk import Ear, Request, Telling, Wanted


def reading(
    context: Context, subject: Subject, rules: Sequence[str] = (), asked: Which | None = None
) -> Reading:
    """Return the route of a check of recordings that begins now.

    Args:
        context: the program and its words.
        subject: what is read.
        rules: which device is mine.
        asked: asked for them.
    """
    request = Request((), tuple(rules), files=subject.files)
    start, words = context.program.start, context.words
    known = replace(subject, rules=request.rules)
    return Reading(known, RunningCheck(lambda: start(request, words)), asked)


def look_inside(
    context: Context, result: Result, frames: tuple[FrameRef, ...], at: int = 0
) -> LookInside:
    """Return the route of a frame that proves a finding, which is taken apart now."""
    subject = result.subject
    wish = FrameWish(frames[at].source, frames[at].number)
    request = Request((), subject.rules, files=subject.files, frame=wish)
    start, words = context.program.start, context.words
    return LookInside(result, frames, at, RunningCheck(lambda: start(request, words)))


def files(context: Context, names: Sequence[str]) -> Route:
    """Return the route of a check of files that the user named."""
    several = len(names) > 1
    title = Said("open.files", len(names)) if several else plain(Path(names[0]).name)
    return reading(context, Subject(title, files=tuple(names)))


def demo(context: Context, one: Demo) -> Route:
    """Return the route of a check of a demo recording."""
    note = Said("note.made", group="report")
    return reading(context, Subject(demo_title(context, one), note, one.files), one.mine)


def demo_title(context: Context, one: Demo) -> str | Said:
    """Return what a demo is called: by the words for it, or by its own title."""
    key = f"demos.{one.id}"
    return Said(key) if context.words.has("app", key) else one.title


def phone(context: Context, plan: Plan) -> Listening:
    """Return the route of a check on the air that begins now."""
    ear = Ear.WIFI if plan.wifi else Ear.BLUETOOTH
    telling = Telling.NEAR if plan.near else Telling.ON_OFF
    request = Request((Wanted(ear),), (), telling, plan.guided, plan.seconds)
    start, words = context.program.start, context.words
    check = RunningCheck(lambda: start(request, words))
    return Listening(Subject(Said(f"phone.{plan.kind}"), kind=plan.kind), plan, check)


def this_computer(context: Context, audited: Result, seconds: int) -> Listening:
    """Return the route of a check of what this computer itself sends, which begins now."""
    # Of its own radios only what they send is heard: all of it is its own.
    request = Request((Wanted(Ear.THIS_COMPUTER),), ("all",), seconds=seconds)
    start, words = context.program.start, context.words
    check = RunningCheck(lambda: start(request, words))
    return Listening(audited.subject, Plan(COMPUTER, seconds), check, audited)


def audit(context: Context) -> Route:
    """Return the route of an audit of this computer that begins now."""
    computer = context.program.computer
    return Auditing(RunningAudit(lambda: computer().audit()))
