"""What a timeline of addresses shows, as facts: which rows, which marks, which are joined. No Qt.

Also its text twin: everything that the drawing says, in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exposure_check.gui.context import Context
from exposure_check.model.identifier import Identifier
from exposure_check.model.report import AddressLife
from exposure_check.model.verdict import FactValue, Outcome
from exposure_check.wording.moments import clock

ROWS = 12
"""Addresses that are drawn; the rest is counted."""

_MEDIA = {"wifi": "wifi", "ble": "ble", "bt": "ble", "net": "net"}


@dataclass(frozen=True, slots=True)
class Row:
    """One address.

    Attributes:
        address: masked; "" if it is hidden.
        first, last: µs since the Unix epoch.
        frames: how many were heard.
        marks: times of the frames that prove the finding, µs.
        joined: whether such frames tie it to the row before.
    """

    address: str
    first: int
    last: int
    frames: int
    marks: tuple[int, ...]
    joined: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All rows.

    Attributes:
        rows: in order of first sighting, at most `ROWS`.
        more: how many addresses are not among them.
        begin, end: µs; what is drawn from left to right.
    """

    rows: tuple[Row, ...]
    more: int
    begin: int
    end: int


def timeline(lives: Sequence[AddressLife], outcome: Outcome) -> Timeline | None:
    """Return the timeline for a finding; None if no address of its medium is known."""
    medium = _MEDIA.get(outcome.check.partition(".")[0], "")
    mine = [life for life in lives if life.medium == medium and life.first]
    if not mine:
        return None
    times = sorted({frame.time for proof in outcome.proofs for frame in proof.frames})
    shown = mine[:ROWS]
    rows: list[Row] = []
    for life in shown:
        marks = tuple(time for time in times if life.first <= time <= life.last)
        joined = bool(rows and marks and rows[-1].marks)
        address = _masked(life.address)
        rows.append(Row(address, life.first, life.last, life.frames, marks, joined))
    begin, end = min(row.first for row in rows), max(row.last for row in rows)
    return Timeline(tuple(rows), len(mine) - len(shown), begin, end)


def text_twin(context: Context, shown: Timeline) -> Iterator[str]:
    """Yield the timeline in words, one address a line."""
    values: dict[str, FactValue] = {
        "count": len(shown.rows) + shown.more,
        "begin": clock(shown.begin),
        "end": clock(shown.end),
    }
    yield context.say("timeline.summary", values)
    for row in shown.rows:
        key = "timeline.row" if row.address else "timeline.row-hidden"
        said: dict[str, FactValue] = {
            "address": row.address,
            "begin": clock(row.first),
            "end": clock(row.last),
            "frames": row.frames,
        }
        yield context.say(key, said)
    if shown.more:
        yield context.say("timeline.more", {"count": shown.more})


def _masked(address: Identifier | str) -> str:
    return address.masked() if isinstance(address, Identifier) else address
