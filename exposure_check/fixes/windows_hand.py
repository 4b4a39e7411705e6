"""The hand for settings of Windows: read and changed as this user, as administrator if refused.

A place is ``{"what": …}`` with ``adapter`` (GUID) and ``network`` (`token_of`) where they matter.
Values are the words of `exposure_check.setwindows.order`, None for an absence. ``exact`` holds the
part of a network's profile as it stood, and whether a registry key was there; never its password.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exposure_check.model.fix import FixRefusedError, Json, Place, Refusal, State
from exposure_check.setwindows.carrying_out import at, network_named
from exposure_check.setwindows.contents import NEW_NETWORKS, VALUES
from exposure_check.setwindows.order import ABSENT, NEW
from exposure_check.setwindows.profile_xml import HIDDEN, RANDOM, part_of, words_of
from exposure_check.setwindows.program import run
from exposure_check.setwindows.protocol import Code, Stop, Verb
from exposure_check.setwindows.windows import Windows, this_computer

HAND = "windows"

Run = Callable[[Sequence[str]], Code]
"""Runs one order of `exposure_check.setwindows` and returns how it went.

Raises:
    FixRefusedError: it could not be run, or the administrator said no.
"""

_REFUSALS = {
    Code.NO_RIGHTS: Refusal.NO_RIGHTS,
    Code.GONE: Refusal.GONE,
    Code.NOT_OFFERED: Refusal.NO_SERVICE,
    Code.NOT_UNDERSTOOD: Refusal.NOT_UNDERSTOOD,
}
_NEW = {b"\x01\0\0\0": "yes", b"\0\0\0\0": "no"}


def windows_place(what: str, adapter: str = "", network: str = "") -> Place:
    """Return the place of a setting."""
    told = {"what": what, "adapter": adapter, "network": network}
    return Place(HAND, {key: value for key, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class WindowsHand:
    """See `exposure_check.engine.ports.Hand`.

    Attributes:
        windows: what is read.
        run: runs an order as this user.
        run_elevated: the same as administrator; Windows asks first.
    """

    windows: Windows
    run: Run
    run_elevated: Run

    def read(self, place: Place) -> State:
        """Return the word that stands there, and what is needed to put it back exactly."""
        what, adapter = place.at.get("what", ""), place.at.get("adapter", "")
        try:
            if what in {RANDOM, HIDDEN}:
                return self._network(what, adapter, place.at.get("network", ""))
            if what == NEW:
                return _new(self.windows.value(*at(NEW_NETWORKS, adapter)))
            return self._value(what, adapter)
        except Stop as stop:
            raise _refused(stop.code, what) from None
        except ValueError:
            raise FixRefusedError(Refusal.NOT_UNDERSTOOD, what) from None

    def write(self, place: Place, state: State) -> None:
        """Bring the setting into a state, with one order."""
        now = self.read(place)
        if now == state or (state.exact is None and now.value == state.value):
            return
        order = _order(place, state)
        code = self.run(order)
        if code is Code.NO_RIGHTS:
            code = self.run_elevated(order)
        if code is not Code.DONE:
            raise _refused(code, place.at.get("what", ""))

    def _network(self, what: str, adapter: str, network: str) -> State:
        name = network_named(self.windows, adapter, network)
        part = part_of(self.windows.profile(adapter, name)[0], what)
        return State(word_of(what, part), {"part": part})

    def _value(self, what: str, adapter: str) -> State:
        if what not in VALUES:
            raise FixRefusedError(Refusal.UNKNOWN_PLACE, what)
        path, name = at(VALUES[what], adapter)
        value = self.windows.value(path, name)
        if value is not None and (value not in VALUES[what].numbers or isinstance(value, bool)):
            raise FixRefusedError(Refusal.NOT_UNDERSTOOD, f"{path}\\{name}")
        exact: Json = {"key": self.windows.has_key(path)}
        return State(value if isinstance(value, int) else None, exact)


def hand_of(windows: Windows, run_elevated: Run) -> WindowsHand:
    """Return the hand that gives orders in this very process, as this user, first."""
    return WindowsHand(windows, lambda order: run(order, windows), run_elevated)


def this_hand(run_elevated: Run) -> WindowsHand:
    """Return the hand for the Windows that this runs on.

    Raises:
        FixRefusedError: it has no WLAN service, or it is none.
    """
    try:
        return hand_of(this_computer(), run_elevated)
    except Stop as stop:
        raise _refused(stop.code, HAND) from None


def word_of(what: str, part: str | None) -> str | None:
    """Return what a part of a profile says in one word; None if it leaves it to the default."""
    words = words_of(part)
    if what == HIDDEN:
        hidden = words.get("nonBroadcast")
        return None if hidden is None else "yes" if hidden else "no"
    on = words.get("enableRandomization")
    if not on:
        return None if on is None else "no"
    return "daily" if words.get("randomizeEveryday") else "yes"


def _order(place: Place, state: State) -> list[str]:
    what, adapter = place.at["what"], place.at.get("adapter", "")
    exact: Mapping[str, Json] = state.exact if isinstance(state.exact, Mapping) else {}
    if what in {RANDOM, HIDDEN}:
        head = [what, adapter, place.at.get("network", "")]
        if state.value is not None and "part" not in exact:
            return [Verb.SET.value, *head, str(state.value)]
        part = exact.get("part")
        text = base64.b64encode(part.encode()).decode() if isinstance(part, str) else ABSENT
        return [Verb.RESTORE.value, *head, text]
    tail = [adapter] if adapter else []
    if what == NEW:
        word = [] if state.value is None else [str(state.value)]
        return [(Verb.SET if word else Verb.UNSET).value, what, *tail, *word]
    if state.value is None:
        verb = Verb.UNSET_KEY if exact.get("key") is False else Verb.UNSET
        return [verb.value, what, *tail]
    return [Verb.SET.value, what, str(state.value), *tail]


def _new(value: object) -> State:
    if value is None:
        return State(None)
    word = _NEW.get(value) if isinstance(value, bytes) else None
    if word is None:
        raise FixRefusedError(Refusal.NOT_UNDERSTOOD, NEW)
    return State(word)


def _refused(code: Code, what: str) -> FixRefusedError:
    return FixRefusedError(_REFUSALS.get(code, Refusal.FAILED), what)
