"""What the user is asked while a live check runs, as lines for a terminal."""

from collections.abc import Iterator, Mapping

from exposure_check.client.words import Words
from exposure_check.model.talk import Ask, AskKind, Own
from exposure_check.wording.asks import asked_lines

_KEYS: Mapping[AskKind, str] = {
    AskKind.SWITCH_OFF: "done-or-cannot",
    AskKind.NEAR_OFF: "done-or-cannot",
    AskKind.TAKE_AWAY: "done",
    AskKind.HOLD_NEAR: "done",
    AskKind.OFFER_NEAR: "yes-or-no",
    AskKind.SWITCH_ON: "done",
    AskKind.NEAR_ON: "done",
    AskKind.LAST_OFF: "done-or-skip",
    AskKind.CONFIRM: "yes-or-no",
    AskKind.ENTER_STATE: "done-or-skip",
    AskKind.IN_STATE: "skip",
}


def ask_lines(ask: Ask, own: Own | None, words: Words) -> Iterator[str]:
    """Yield what to do, why, and which keys answer it."""
    yield from asked_lines(ask, own, words)
    if ask.kind in _KEYS:
        yield words.text("live", f"keys.{_KEYS[ask.kind]}")
