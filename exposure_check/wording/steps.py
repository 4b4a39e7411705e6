"""Steps through a phone's menus in words: where to tap, and what proves it."""

from collections.abc import Iterator, Sequence

from exposure_check.client.words import Words
from exposure_check.model.phone import Finding, PhoneStep, Recheck, Way
from exposure_check.model.states import STATES
from exposure_check.model.verdict import NOT_SEEN, FactValue
from exposure_check.wording.joints import bracketed, labelled


def recheck_text(recheck: Recheck, words: Words) -> str:
    """Return how to record again, and what is then the proof."""
    values = {"how": _how(recheck.state, words), "proof": _proof(recheck.proves, words)}
    return words.text("phones", "proof.recheck", values)


def way_lines(step: PhoneStep, system: str, words: Words) -> Iterator[str]:
    """Yield the ways through one system's menus, and of any device; each says how it is known."""
    for way in step.ways:
        shown = labelled(_whose(way, system, words), way.text, words)
        if way.verified:
            values = {"text": shown, "source": way.source}
            yield words.text("phones", "way.verified", values)
        else:
            yield bracketed(shown, words.text("report", "tip.unverified"), words)
    for other in words.tip(step.tip).steps:
        if other.system == "any" and not other.versions:
            yield labelled(words.text("report", "tip.any"), other.text, words)


def _whose(way: Way, system: str, words: Words) -> str:
    key = "way.one" if way.first == way.last else "way.range"
    name = words.text("report", f"tip.{system}")
    shown = words.text("phones", key, {"system": name, "first": way.first, "last": way.last})
    return words.text("phones", f"way.{way.make}", {"way": shown}) if way.make else shown


def _how(state: str, words: Words) -> str:
    known = next((one for one in STATES if one.id == state), None)
    if known is None:
        return words.text("phones", f"how.{state}")
    values: dict[str, FactValue] = {
        "minutes": known.advised / 60,
        "do": words.text("states", f"{state}.do"),
    }
    own = words.has("phones", f"how.{state}")
    return words.text("phones", f"how.{state if own else known.medium}", values)


def _proof(proves: Sequence[Finding], words: Words) -> str:
    seen = [(check, word) for check, word in proves if word != NOT_SEEN]
    if not seen:
        return words.text("phones", "proof.silent")
    verdicts = []
    for check, word in seen:
        finding = words.finding(check)
        values = {"check": finding.title, "verdict": finding.verdicts[word].title}
        verdicts.append(words.text("phones", "proof.verdict", values))
    joined = words.text("phones", "proof.list-verdicts").join(verdicts)
    return words.text("phones", "proof.worked", {"verdicts": joined})
