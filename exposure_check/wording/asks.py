"""What the user is asked while a live check runs, and what came of it."""

from collections.abc import Iterator

from exposure_check.client.words import Words
from exposure_check.model.talk import Ask, AskKind, Own, Told
from exposure_check.model.verdict import FactValue

_SWITCH = {AskKind.SWITCH_OFF: "off", AskKind.SWITCH_ON: "on"}
_RADIO = {"ble": "bluetooth", "wifi": "wifi"}
_WAITS = {
    AskKind.WAIT_OFF: "wait",
    AskKind.WAIT_ON: "wait",
    AskKind.STAY_AWAY: "keep-away",
    AskKind.STAY_NEAR: "keep-near",
}
_PLAIN = (AskKind.NEAR_OFF, AskKind.NEAR_ON, AskKind.OFFER_NEAR)
_PREPARE_NEAR = ("awake", "take-off")
_PREPARE = ("beside", "awake", "really-off", "take-off")
_PREPARE_WIFI = ("beside", "wifi", "wifi-really-off")
_PREPARE_EITHER = ("either-beside", "either-awake", "either-really-off", "take-off")
"""Where only listening shows which radio is heard: another computer may be the ear."""


def asked_lines(ask: Ask, own: Own | None, words: Words) -> Iterator[str]:
    """Yield what to do, and why."""
    if ask.state:
        yield from _state(ask, words)
    else:
        yield from _telling(ask, own, words)


def told_lines(told: Told, words: Words, medium: str = "") -> Iterator[str]:
    """Yield what came of telling the device apart, and what to try next.

    Args:
        told: how far it has come.
        words: in the user's language.
        medium: whose radio was switched, as in `Ask`.
    """
    if told is Told.NOT_SILENCED:
        yield words.text("which", _of_medium("proof.not-gone", medium, words))
    for group, table in (("live", "told"), ("which", "next")):
        if words.has(group, f"{table}.{told.value}"):
            yield words.text(group, _of_medium(f"{table}.{told.value}", medium, words))


def _of_medium(key: str, medium: str, words: Words) -> str:
    """Return the key of a sentence, of the one for Wi-Fi where that has its own."""
    of_wifi = f"{key}-wifi"
    return of_wifi if medium == "wifi" and words.has("which", of_wifi) else key


def lasts_line(ask: Ask, words: Words) -> str:
    """Return how long a state of the device lasts."""
    lasts: dict[str, FactValue] = {"seconds": ask.seconds, "minutes": ask.seconds // 60}
    key = "lasts-seconds" if ask.seconds % 60 else "lasts"
    return words.text("live", f"states-ask.{key}", lasts)


def _state(ask: Ask, words: Words) -> Iterator[str]:
    if ask.kind is AskKind.ENTER_STATE:
        values: dict[str, FactValue] = {
            "step": ask.step,
            "steps": ask.steps,
            "state": words.text("states", f"{ask.state}.do"),
        }
        yield words.text("live", "states-ask.enter", values)
        yield words.text("states", f"{ask.state}.why")
        return
    yield lasts_line(ask, words)


def _telling(ask: Ask, own: Own | None, words: Words) -> Iterator[str]:
    seconds: dict[str, FactValue] = {"seconds": ask.seconds}
    if ask.kind is AskKind.CROWD:
        yield words.text("which", "lead.why")
        for key in {"wifi": _PREPARE_WIFI, "ble": _PREPARE}.get(ask.medium, _PREPARE_EITHER):
            yield words.text("which", f"prepare.{key}")
        yield words.text("which", "step.listen-first", seconds)
    elif ask.kind is AskKind.LAST_OFF:
        yield words.text("which", _of_medium("step.last-off", ask.medium, words))
    elif ask.kind in _WAITS:
        yield words.text("which", f"step.{_WAITS[ask.kind]}", seconds)
    elif ask.kind in (AskKind.TAKE_AWAY, AskKind.HOLD_NEAR):
        yield from _move(ask, words)
    elif ask.kind in _PLAIN:
        yield words.text("which", f"step.{ask.kind.value}")
    elif ask.kind is AskKind.CONFIRM:
        yield from _confirm(own, words)
    else:
        yield from _switch(ask, words)


def _move(ask: Ask, words: Words) -> Iterator[str]:
    if ask.kind is AskKind.TAKE_AWAY:
        if ask.step == 1:
            yield words.text("which", "lead.why")
            for key in _PREPARE_NEAR:
                yield words.text("which", f"prepare.{key}")
        yield words.text("which", "step.round", {"round": ask.step, "rounds": ask.steps})
        yield words.text("which", "step.away")
    else:
        yield words.text("which", "step.near")


def _switch(ask: Ask, words: Words) -> Iterator[str]:
    if ask.kind is AskKind.SWITCH_OFF:
        values: dict[str, FactValue] = {"round": ask.step, "rounds": ask.steps}
        yield words.text("which", "step.round", values)
    radio = _RADIO.get(ask.medium, "bluetooth")
    yield words.text("which", f"step.{radio}-{_SWITCH[ask.kind]}")


def _confirm(own: Own | None, words: Words) -> Iterator[str]:
    yield words.text("which", "answer.mine")
    maker = own.maker if own is not None and words.has("live", f"maker.{own.maker}") else ""
    name = own.name if own is not None else ""
    parts = [part for part, known in (("maker", maker), ("name", name)) if known]
    values: dict[str, FactValue] = {"name": name}
    if maker:
        values["maker"] = words.text("live", f"maker.{maker}")
    yield words.text("which", f"confirm.{'-'.join(parts) or 'nothing'}", values)
    yield words.text("which", "confirm.ask")
