"""What pages about changing settings say."""

from collections.abc import Iterator, Mapping, Sequence

from exposure_check.gui.context import Context
from exposure_check.gui.result_words import moment
from exposure_check.gui.widgets.changes import Value
from exposure_check.model.fix import Entry, Offer, Refused, Scope, TakesEffect
from exposure_check.model.verdict import FactValue, Outcome, Severity
from exposure_check.wording.findings import ORDER
from exposure_check.wording.fixes import target_text, value_text

WAITS = (TakesEffect.NEXT_JOIN, TakesEffect.NEXT_START)
"""What counts only once something was done."""

WORDS = "fixing"
"""The group of ``resources/words`` of these pages."""


def say(context: Context, key: str, values: Mapping[str, FactValue] | None = None) -> str:
    """Return a text of these pages."""
    return context.words.text(WORDS, key, values or {})


def target(context: Context, offer: Offer) -> str:
    """Return what an offer is for."""
    name = target_text(offer, context.words, reveal=False)
    return say(context, "one.network", {"name": name}) if offer.scope is Scope.NETWORK else name


def capital(text: str) -> str:
    """Return what an offer is for as it stands alone, not in a sentence."""
    return text[:1].upper() + text[1:]


def preview(context: Context, offer: Offer) -> list[Value]:
    """Return what would change."""
    words, values = context.words, []
    for change in offer.changes:
        before = words.fill("{v}", {"v": value_text(change.before, words)})
        after = words.fill("{v}", {"v": value_text(change.after, words)})
        spoken = say(context, "one.line", {"key": change.key, "before": before, "after": after})
        values.append(Value(change.key, before, after, spoken))
    return values


def worst(outcomes: Sequence[Outcome]) -> Severity | None:
    """Return what matters most of some outcomes; None if there are none."""
    found = [one.severity for one in outcomes]
    return min(found, key=ORDER.index) if found else None


def refusal(context: Context, refused: Refused, *, undoing: bool = False) -> str:
    """Return why something was not done, or not put back."""
    key = f"refused.{refused.why.value}"
    if undoing and context.words.has(WORDS, f"{key}-undo"):
        return say(context, f"{key}-undo")
    group = WORDS if context.words.has(WORDS, key) else "fix"
    return context.words.text(group, key, {"key": refused.key})


def entry_line(context: Context, key: str, entry: Entry) -> str:
    """Return a text about an entry of the journal: its title and its moments."""
    values: dict[str, FactValue] = {
        "title": context.words.fix(entry.fix).title,
        "time": moment(context, entry.begun),
        "ended": moment(context, entry.ended),
    }
    return say(context, key, values)


def counts_once(context: Context, entry: Entry) -> str:
    """Return what the user has to do so that a change counts; "" if it counts already."""
    if entry.takes_effect not in WAITS:
        return ""
    counts = context.words.fix(entry.fix).counts
    return counts or say(context, f"done.{entry.takes_effect.value}")


def tips_of(context: Context, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the tips for what was found, each once."""
    seen: set[str] = set()
    for outcome in outcomes:
        for tip in context.words.finding(outcome.check).verdicts[outcome.word].tips:
            if tip not in seen:
                seen.add(tip)
                yield tip


def menus(offer: Offer) -> str:
    """Return whose menus fit a fix: its id begins with its system."""
    return offer.fix.partition(".")[0]
