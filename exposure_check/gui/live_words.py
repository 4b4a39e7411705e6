"""What a live check's page says at a moment: pure, from a snapshot to texts and answers. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from exposure_check.gui.context import Context
from exposure_check.gui.plan import COMPUTER, Plan
from exposure_check.model.talk import ANSWERED, Ask, AskKind, Own, Snapshot, Stage, Told, Word
from exposure_check.wording.asks import asked_lines, lasts_line, told_lines

_CANNOT = (AskKind.SWITCH_OFF, AskKind.NEAR_OFF)
_TURNED = {AskKind.SWITCH_OFF: "off", AskKind.LAST_OFF: "off", AskKind.SWITCH_ON: "on"}
_ORDER = (Word.DONE, Word.YES, Word.NO, Word.SKIP)


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing the user can say: the word for the engine, and what stands on the button."""

    word: Word
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What stands on the page.

    Attributes:
        ask: number of what is asked, 0 for nothing.
        headline: what to do, or what goes on.
        lead: what it rests on, in lines.
        answers: the buttons.
    """

    ask: int
    headline: str
    lead: tuple[str, ...]
    answers: tuple[Answer, ...]


def moment(context: Context, snapshot: Snapshot | None, plan: Plan | None = None) -> Moment:
    """Return what to show for a snapshot, None if there is none yet, of a check as planned."""
    computer = plan is not None and plan.kind == COMPUTER
    if snapshot is None or snapshot.stage is Stage.STARTING:
        asks = computer or (plan is not None and plan.wifi)
        lead = (context.say("listen.starting-wifi" if asks else "listen.starting-lead"),)
        return Moment(0, context.say("listen.starting"), lead, ())
    if snapshot.ask is not None:
        return _asked(context, snapshot, snapshot.ask, "" if plan is None else plan.kind)
    key = "listen.listening-computer" if computer else "listen.listening"
    return Moment(0, context.say(key), (context.say(f"{key}-lead"),), ())


def _asked(context: Context, snapshot: Snapshot, ask: Ask, kind: str) -> Moment:
    answers = tuple(
        Answer(word, _button(context, ask, word)) for word in _ORDER if word in ANSWERED[ask.kind]
    )
    if ask.state:
        return Moment(ask.number, *_state(context, snapshot, ask), answers)
    lines = list(asked_lines(ask, snapshot.own, context.words))
    rest = (*told(context, snapshot.told, ask.medium), *lines[:-1], *_how(context, ask, kind))
    return Moment(ask.number, lines[-1], rest, answers)


def _how(context: Context, ask: Ask, kind: str) -> Iterator[str]:
    """Yield how a kind of device is switched that has no settings of its own to do it in."""
    key = f"listen.{_TURNED.get(ask.kind)}-{kind}"
    if context.words.has("app", key):
        yield context.say(key)


def _state(context: Context, snapshot: Snapshot, ask: Ask) -> tuple[str, tuple[str, ...]]:
    """Return what to do with the device, and why and for how long."""
    words = context.words
    why, lasts = words.text("states", f"{ask.state}.why"), lasts_line(ask, words)
    if ask.kind is AskKind.IN_STATE:
        values = {"state": words.text("states", f"{ask.state}.name")}
        return context.say("listen.keep", values), (why, lasts)
    known = told(context, snapshot.told, ask.medium) if ask.step <= 1 else ()
    return words.text("states", f"{ask.state}.do"), (*known, why, lasts)


def _button(context: Context, ask: Ask, word: Word) -> str:
    if word is Word.SKIP and ask.kind in _CANNOT:
        return context.say("listen.cannot")
    if word is Word.SKIP and ask.kind is AskKind.IN_STATE:
        return context.say("listen.cut-short")
    if ask.kind is AskKind.CONFIRM and word in (Word.YES, Word.NO):
        return context.words.text("which", f"confirm.{word.value}")
    return context.say(f"listen.{word.value}")


def told(context: Context, state: Told, medium: str = "") -> tuple[str, ...]:
    """Return what came of telling the device apart, in the window's words where it has its own.

    Args:
        context: words.
        state: how far it has come.
        medium: whose radio was switched, as in `Ask`.
    """
    if context.words.has("app", f"told.{state.value}"):
        return (context.say(f"told.{state.value}"),)
    return tuple(told_lines(state, context.words, medium))


def clock(context: Context, seconds: int) -> str:
    """Return a time that is left: seconds, from a minute on minutes and seconds."""
    if seconds < 60:
        return context.say("listen.seconds", {"seconds": seconds})
    return f"{seconds // 60}:{seconds % 60:02}"


def others(context: Context, snapshot: Snapshot) -> str:
    """Return how many others are heard; nothing else of them is ever known here."""
    count = sum(snapshot.transmitters.get(medium, 0) for medium in ("wifi", "ble"))
    mine = snapshot.own.addresses if snapshot.own is not None else 0
    return context.say("listen.others", {"count": max(0, count - mine)})


def of_computer(context: Context, snapshot: Snapshot) -> str:
    """Return how much was heard of this computer's own radios."""
    frames = 0 if snapshot.own is None else snapshot.own.frames
    return context.say("listen.of-computer", {"frames": frames})


def signal(context: Context, own: Own) -> str:
    """Return the twin in words of the curve of strength."""
    now = own.curve[-1] if own.curve else None
    key = "listen.silent" if now is None else "listen.strength"
    return context.say(key, {"strength": str(now), "frames": own.frames})
