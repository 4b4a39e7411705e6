"""Made places that settings stand in: in memory, and in files that outlive a killed process."""

import json
from contextlib import contextmanager

from exposure_check.model.fix import (
    FixRefusedError,
    Offer,
    Place,
    Refusal,
    Rights,
    Scope,
    State,
    Step,
    TakesEffect,
)


def place(name):
    return Place("made", {"name": name})


def offer(*steps, fix="linux.hidden-network", target="", heals=(), **more) -> Offer:
    """An offer that brings named places to values."""
    return Offer(
        fix, "", target, Scope.COMPUTER, heals, (),
        tuple(Step(place(name), State(value)) for name, value in steps),
        (), Rights.NONE, TakesEffect.AT_ONCE, **more,
    )  # fmt: skip


class MadeHand:
    """Values by name; ``refuse`` and ``ignore`` name places that do not take a value."""

    def __init__(self, values, refuse=(), ignore=()):
        self.values, self.refuse, self.ignore = dict(values), set(refuse), set(ignore)
        self.written = []

    def read(self, place):
        if place.at["name"] == "lost":
            raise FixRefusedError(Refusal.GONE)
        return State(self.values.get(place.at["name"]))

    def write(self, place, state):
        name = place.at["name"]
        if name in self.refuse:
            raise FixRefusedError(Refusal.DENIED)
        self.written.append((name, state.value))
        if name in self.ignore:
            return
        if state.value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = state.value


class FileHand:
    """A value is a file; replaced as a whole, as services do."""

    def __init__(self, folder):
        self.folder = folder

    def read(self, place):
        path = self.folder / place.at["name"]
        return State(json.loads(path.read_text()) if path.exists() else None)

    def write(self, place, state):
        path = self.folder / place.at["name"]
        if state.value is None:
            path.unlink(missing_ok=True)
            return
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(state.value))
        beside.replace(path)


class MadeJournal:
    """In memory."""

    def __init__(self):
        self.kept = {}
        self.stages = []

    @contextmanager
    def held(self):
        yield

    def entries(self):
        return [self.kept[number] for number in sorted(self.kept)]

    def put(self, entry):
        self.stages.append(entry.stage.value)
        self.kept[entry.number] = entry

    def forget(self, number):
        self.stages.append("forgotten")
        del self.kept[number]

    def next_number(self):
        return max(self.kept, default=0) + 1
