"""Counts what could not be read, bounded whatever the input does."""

from exposure_check.model.heard import Discard, Problem

_MAX_KINDS = 64


class ProblemLog:
    """Counts problems by reason and detail; remembers the first offset of each.

    At most 64 different kinds are told apart; further details are folded into an empty one.
    """

    def __init__(self, source: int) -> None:
        self._source = source
        self._seen: dict[tuple[Discard, str], list[int]] = {}

    def add(self, reason: Discard, offset: int, detail: str = "", count: int = 1) -> None:
        """Count a problem noticed at ``offset`` octets into the source."""
        key = (reason, detail)
        entry = self._seen.get(key)
        if entry is None:
            if len(self._seen) >= _MAX_KINDS:
                key = (reason, "")
            entry = self._seen.setdefault(key, [offset, 0])
        entry[1] += count

    def problems(self) -> tuple[Problem, ...]:
        """Return what was counted so far, in order of first appearance."""
        return tuple(
            Problem(self._source, reason, offset, count, detail)
            for (reason, detail), (offset, count) in self._seen.items()
        )
