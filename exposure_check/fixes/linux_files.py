"""The hand for files of root: read as this user, written by `exposure_check.setfiles`.

A place is ``{"file": name, "unit": …}`` with a name of the closed list. The value is the word that
stands there: None if the file, or its key, is not there; for a file of our own that holds
something else it is `OTHER`. ``exact`` has what is needed to put a file back to the last octet.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from exposure_check.fixes.linux_setfiles import Run
from exposure_check.model.fix import FixRefusedError, Json, Place, Refusal, State
from exposure_check.setfiles.contents import FILES, DropIn, Edit
from exposure_check.setfiles.editing import edited, value_of
from exposure_check.setfiles.protocol import MOST_OCTETS, Code, Verb, left_beside

HAND = "file"
OTHER = "other"

_NOTHING: Mapping[str, Json] = {}


def file_place(name: str, unit: str = "") -> Place:
    """Return the place of a file of the closed list."""
    return Place(HAND, {"file": name, "unit": unit} if unit else {"file": name})


def _not_reloaded(_name: str) -> None:
    """Nobody else can tell the service."""


@dataclass(frozen=True, slots=True)
class FilesHand:
    """See `exposure_check.engine.ports.Hand`.

    Attributes:
        run: runs the program that may write.
        root: the folder that paths begin at.
        not_reloaded: is told the file whose service could not be told by the program.
    """

    run: Run
    root: Path = Path("/")
    not_reloaded: Callable[[str], None] = _not_reloaded

    def read(self, place: Place) -> State:
        """Return the word that stands there, and all that is needed to put it back."""
        told = _told(place)
        path = self._path(place)
        octets = _octets(path)
        exact: dict[str, Json] = {
            "folder": path.parent.is_dir(),
            "left": path.with_name(left_beside(path.name)).exists(),
        }
        if isinstance(told, DropIn):
            return State(_word(told, octets), exact)
        exact["file"] = None if octets is None else base64.b64encode(octets).decode()
        return State(value_of(octets or b"", told.section, told.key), exact)

    def write(self, place: Place, state: State) -> None:
        """Run the program with the one verb that brings the file into the state."""
        now = self.read(place)
        if now == state:
            return
        exact = state.exact if isinstance(state.exact, Mapping) else _NOTHING
        told = _told(place)
        if isinstance(told, DropIn):
            verb = _drop_in_verb(now, state, exact)
            self._run(place, verb, b"")
            return
        self._run(place, *_edit_verb(told, now, state, exact))

    def _run(self, place: Place, verb: tuple[str, ...], handed_over: bytes) -> None:
        if not verb:
            return
        name = place.at["file"]
        unit = place.at.get("unit", "")
        arguments = [verb[0], name, *verb[1:], *([unit] if unit else [])]
        if self.run(arguments, handed_over) is Code.DONE_NOT_RELOADED:
            self.not_reloaded(name)

    def _path(self, place: Place) -> Path:
        path = _told(place).path.replace("{unit}", place.at.get("unit", ""))
        return self.root / path.lstrip("/")


def _drop_in_verb(now: State, state: State, exact: Mapping[str, Json]) -> tuple[str, ...]:
    if state.value is not None:
        return Verb.SET.value, str(state.value)
    made = exact.get("folder") is False
    if now.value is None and not made:
        return (Verb.CLEAN.value,) if _left(now) else ()
    return ((Verb.UNSET_FOLDER if made else Verb.UNSET).value,)


def _edit_verb(
    told: Edit, now: State, state: State, exact: Mapping[str, Json]
) -> tuple[tuple[str, ...], bytes]:
    """Return the verb and what is handed over.

    Exactly what was there goes back if nothing but the key was changed since; else the key alone.
    """
    if now.value == state.value:
        return ((Verb.CLEAN.value,) if _left(now) else ()), b""
    there = _file(now.exact if isinstance(now.exact, Mapping) else _NOTHING)
    before = _file(exact)
    if "file" in exact and edited(before or b"", told.section, told.key, _text(now)) == there:
        if before is not None:
            return (Verb.RESTORE.value,), before
        made = exact.get("folder") is False
        return ((Verb.UNSET_FOLDER if made else Verb.UNSET_FILE).value,), b""
    if state.value is None:
        return (Verb.UNSET.value,), b""
    return (Verb.SET.value, str(state.value)), b""


def _left(now: State) -> bool:
    return isinstance(now.exact, Mapping) and now.exact.get("left") is True


def _text(state: State) -> str | None:
    return None if state.value is None else str(state.value)


def _file(exact: Mapping[str, Json]) -> bytes | None:
    text = exact.get("file")
    return base64.b64decode(text) if isinstance(text, str) else None


def _word(told: DropIn, octets: bytes | None) -> str | None:
    if octets is None:
        return None
    return next((word for word, text in told.words.items() if text.encode() == octets), OTHER)


def _told(place: Place) -> DropIn | Edit:
    try:
        return FILES[place.at["file"]]
    except KeyError:
        raise FixRefusedError(Refusal.UNKNOWN_PLACE, place.at.get("file", "")) from None


def _octets(path: Path) -> bytes | None:
    """Return a file's octets, None if it is not there."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise FixRefusedError(Refusal.NO_PLAIN_FILE, str(path))
        with path.open("rb") as file:
            return file.read(MOST_OCTETS)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        raise FixRefusedError(Refusal.NO_PLAIN_FILE, str(path)) from None
    except OSError:
        raise FixRefusedError(Refusal.NO_RIGHTS, str(path)) from None
