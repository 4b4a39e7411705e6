"""Checklists for phones: from TOML to their shape, strictly; and the steps that fit what was found.

Described in ``resources/README.md``.
"""

# for programmers: complaints about a file of words, which tests find before a user does

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exposure_check.content.table import Table
from exposure_check.model.menus import PHONES
from exposure_check.model.phone import (
    BLE_OFF,
    BT_ASKED,
    NET_JOINED,
    Checklist,
    PhoneStep,
    Recheck,
    Way,
)
from exposure_check.model.states import STATES

MAKES = ("", "samsung", "other")
"""Whose words a way uses: the system's maker's, or those of another maker of phones."""

RECORDED = (*(state.id for state in STATES), NET_JOINED, BT_ASKED, BLE_OFF)
"""States in which a step is proved."""


def checklist_words(where: str, system: str, data: Mapping[str, object]) -> Checklist:
    """Read ``phones/<system>.toml``.

    Raises:
        ContentError: it does not fit the schema, a version has no way or two, or a tip has two
            steps.
    """
    table = Table(where, data)
    if table.text("system") != system or system not in PHONES:
        raise table.wrong("system", f"must be {system}, the name of the file")
    first, last = table.number("first"), table.number("last")
    steps = tuple(_step(one, first, last) for one in table.tables("steps"))
    if len({step.tip for step in steps}) < len(steps):
        raise table.wrong("steps", "has a tip twice")
    table.finish()
    return Checklist(system, first, last, steps)


def fitting(
    checklist: Checklist, tips: Sequence[str], checks: Sequence[str], version: int
) -> tuple[PhoneStep, ...]:
    """Return the steps that fit what was found, in the order of ``tips``, each once.

    Args:
        checklist: of the phone's system.
        tips: that the findings give, most helpful first; none for all steps in their own order.
        checks: whose findings they are: other checks' rechecks are left out, unless none is left.
        version: of the phone, 0 for the ways of all.
    """
    by_tip = {step.tip: step for step in checklist.steps}
    wanted = dict.fromkeys(tips or by_tip)
    return tuple(_narrowed(by_tip[tip], checks, version) for tip in wanted if tip in by_tip)


def _narrowed(step: PhoneStep, checks: Sequence[str], version: int) -> PhoneStep:
    ways = tuple(way for way in step.ways if not version or way.first <= version <= way.last)
    named = (
        Recheck(one.state, tuple(proof for proof in one.proves if proof[0] in checks))
        for one in step.rechecks
    )
    rechecks = tuple(one for one in named if one.proves)
    return replace(step, ways=ways, rechecks=rechecks or step.rechecks)


def _step(table: Table, first: int, last: int) -> PhoneStep:
    step = PhoneStep(
        tip=table.text("tip"),
        expect=table.text("expect"),
        may_break=table.text("may_break"),
        ways=tuple(_way(one) for one in table.tables("ways")) if "ways" in table else (),
        rechecks=tuple(_recheck(one) for one in table.tables("rechecks")),
    )
    covered = sorted(
        version for way in step.ways if not way.make for version in range(way.first, way.last + 1)
    )
    if step.ways and covered != list(range(first, last + 1)):
        raise table.wrong("ways", f"must cover each version from {first} to {last} once")
    if any(not first <= way.first <= way.last <= last for way in step.ways):
        raise table.wrong("ways", f"must stay between {first} and {last}")
    table.finish()
    return step


def _way(table: Table) -> Way:
    way = Way(
        first=table.number("first"),
        last=table.number("last"),
        make=table.text("make") if "make" in table else "",
        text=table.text("text"),
        verified=table.flag("verified"),
        source=table.text("source"),
    )
    if way.make not in MAKES:
        raise table.wrong("make", f"must be one of {', '.join(MAKES[1:])}")
    table.finish()
    return way


def _recheck(table: Table) -> Recheck:
    state = table.text("state")
    if state not in RECORDED:
        raise table.wrong("state", f"must be one of {', '.join(RECORDED)}")
    proves = []
    for text in table.texts("proves"):
        check, _, word = text.partition("=")
        if not (check and word):
            raise table.wrong("proves", "must name checks and words, as check=word")
        proves.append((check, word))
    table.finish()
    return Recheck(state, tuple(proves))
