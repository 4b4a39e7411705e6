"""The journal of changed settings: one small JSON file per fix, private to its user.

Schema version 1, described in ``docs/fix.md``. It holds what is needed to undo and nothing more:
networks by the id that the system gave them, never their names, and no password ever. A file that
a newer version wrote is left as it is.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from exposure_check.model.fix import (
    Entry,
    FixRefusedError,
    Json,
    Kept,
    Place,
    Refusal,
    Stage,
    State,
    TakesEffect,
)
from exposure_check.model.setting import System
from exposure_check.storage.alone import alone
from exposure_check.storage.lasting import keep_name, write_lasting

SCHEMA = 1
_MOST_OCTETS = 4 << 20

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class JournalFolder:
    """A journal in a folder.

    Attributes:
        folder: it is made when the first entry is kept.
    """

    folder: Path

    @contextmanager
    def held(self) -> Iterator[None]:
        """See `exposure_check.engine.ports.Journal`."""
        with ExitStack() as stack:
            try:
                self._make_folder()
                stack.enter_context(alone(self.folder / "lock"))
            except OSError:
                raise FixRefusedError(Refusal.NO_JOURNAL, str(self.folder)) from None
            yield

    def entries(self) -> Sequence[Entry]:
        """See `exposure_check.engine.ports.Journal`; what is broken or newer is left out."""
        found = []
        for path in self._files():
            entry = _read(path)
            if entry is not None and f"{entry.number:06}" == path.stem:
                found.append(entry)
        return found

    def put(self, entry: Entry) -> None:
        """See `exposure_check.engine.ports.Journal`."""
        path = self.folder / f"{entry.number:06}.json"
        try:
            if path.exists() and _read(path) is None:
                raise FixRefusedError(Refusal.NEWER_JOURNAL, path.name)
            self._make_folder()
            write_lasting(path, entry_as_json(entry).encode())
        except OSError:
            raise FixRefusedError(Refusal.NO_JOURNAL, str(self.folder)) from None

    def forget(self, number: int) -> None:
        """See `exposure_check.engine.ports.Journal`."""
        try:
            (self.folder / f"{number:06}.json").unlink(missing_ok=True)
            keep_name(self.folder)
        except OSError:
            raise FixRefusedError(Refusal.NO_JOURNAL, str(self.folder)) from None

    def next_number(self) -> int:
        """See `exposure_check.engine.ports.Journal`: files that cannot be read count, too."""
        return max((int(path.stem) for path in self._files()), default=0) + 1

    def unreadable(self) -> int:
        """Return how many files of the journal this version cannot read."""
        return sum(_read(path) is None for path in self._files())

    def _files(self) -> list[Path]:
        try:
            return sorted(
                path
                for path in self.folder.iterdir()
                if path.suffix == ".json" and path.stem.isdecimal()
            )
        except FileNotFoundError:
            return []
        except OSError:
            raise FixRefusedError(Refusal.NO_JOURNAL, str(self.folder)) from None

    def _make_folder(self) -> None:
        for folder in (*reversed(self.folder.parents), self.folder):
            if not folder.exists():
                folder.mkdir(mode=0o700)
                keep_name(folder.parent)


def entry_as_json(entry: Entry) -> str:
    """Return an entry as JSON text."""
    document: Json = {
        "schema": SCHEMA,
        "number": entry.number,
        "fix": entry.fix,
        "target": entry.target,
        "system": entry.system.value,
        "begun": entry.begun,
        "ended": entry.ended,
        "program": entry.program,
        "stage": entry.stage.value,
        "heals": list(entry.heals),
        "takes_effect": entry.takes_effect.value,
        "steps": [
            {
                "hand": step.place.hand,
                "at": step.place.at,
                "before": _state(step.before),
                "after": _state(step.after),
            }
            for step in entry.steps
        ],
    }
    return json.dumps(document, indent=1) + "\n"


def entry_from_json(text: str) -> Entry:
    """Read an entry.

    Raises:
        ValueError: it is none, or of a schema that this version does not know.
    """
    data = _typed(json.loads(text), dict)
    if data.get("schema") != SCHEMA:
        raise ValueError("a schema that is not known here")  # for programmers
    return Entry(
        number=_typed(data.get("number"), int),
        fix=_typed(data.get("fix"), str),
        target=_typed(data.get("target"), str),
        system=System(_typed(data.get("system"), str)),
        begun=_typed(data.get("begun"), int),
        program=_typed(data.get("program"), str),
        stage=Stage(_typed(data.get("stage"), str)),
        steps=tuple(_step(_typed(one, dict)) for one in _typed(data.get("steps"), list)),
        heals=tuple(_typed(one, str) for one in _typed(data.get("heals"), list)),
        takes_effect=TakesEffect(_typed(data.get("takes_effect"), str)),
        ended=_typed(data.get("ended"), int),
    )


def _state(state: State) -> Json:
    return {"value": state.value, "exact": state.exact}


def _step(data: Mapping[str, Json]) -> Kept:
    at = _typed(data.get("at"), dict)
    place = Place(_typed(data.get("hand"), str), {key: _typed(one, str) for key, one in at.items()})
    states = (_typed(data.get(key), dict) for key in ("before", "after"))
    before, after = (State(one["value"], one.get("exact")) for one in states)
    return Kept(place, before, after)


def _typed(value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError("not of the shape of an entry")  # for programmers
    return value


def _read(path: Path) -> Entry | None:
    """Return the entry in a file; None if it is none that is known here."""
    try:
        with path.open("rb") as file:
            return entry_from_json(file.read(_MOST_OCTETS).decode())
    except (OSError, ValueError, KeyError, RecursionError):
        return None
