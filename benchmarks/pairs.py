"""Paired runs: A B A B …, so that what else the machine does meets both alike."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.contenders import Contender
from benchmarks.measure import Cost, run

Parts = tuple[Path, Path]


@dataclass(frozen=True, slots=True)
class Line:
    """The result of one pair of contenders.

    Attributes:
        ours, theirs: names.
        our_cpu, their_cpu: medians, seconds.
        ratio: theirs by ours, median of the pairs.
        our_peak, their_peak: the highest, MiB.
        pairs: how many.
        note: how, if not plainly.
    """

    ours: str
    theirs: str
    our_cpu: float
    their_cpu: float
    ratio: float
    our_peak: float
    their_peak: float
    pairs: int
    note: str = ""


def cost(contender: Contender, source: Path) -> Cost:
    """Run a contender once on a file.

    Raises:
        RuntimeError: it did not do its work.
    """
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output"
        result = run(contender.on(source, Path(scratch)), contender.environment, output)
        if result.status not in contender.statuses:
            tail = output.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"{contender.name} ended with {result.status}: {tail}")
    return result


def compare(ours: Contender, theirs: Contender, source: Path, rounds: int) -> Line:
    """Run both in turn on the same file."""
    return _line(ours, theirs, rounds, lambda: cost(ours, source), lambda: cost(theirs, source))


def extrapolate(
    ours: Contender, theirs: Contender, source: Path, parts: Parts, rounds: int
) -> Line:
    """Compare with a program that is too slow for the whole file.

    ``parts`` hold the first few frames and more of them, named by their number of frames. What one
    more frame costs is taken from the two, and held to be the same for all frames.
    """
    few, many = (int(part.stem.rpartition("-")[2]) for part in parts)
    whole = int(source.stem.rpartition("-")[2])

    def theirs_whole() -> Cost:
        small, large = (cost(theirs, part) for part in parts)
        each = (large.cpu - small.cpu) / (many - few)
        return Cost(large.cpu + each * (whole - many), large.peak, large.status)

    note = f"extrapolated from {few:,} and {many:,} frames"
    return _line(ours, theirs, rounds, lambda: cost(ours, source), theirs_whole, note)


def _line(
    ours: Contender,
    theirs: Contender,
    rounds: int,
    one: Callable[[], Cost],
    other: Callable[[], Cost],
    note: str = "",
) -> Line:
    one()  # what is compiled or read for the first time is so here
    pairs = [(one(), other()) for _ in range(rounds)]
    return Line(
        ours.name,
        theirs.name,
        median(a.cpu for a, _ in pairs),
        median(b.cpu for _, b in pairs),
        median(b.cpu / a.cpu for a, b in pairs),
        max(a.peak for a, _ in pairs),
        max(b.peak for _, b in pairs),
        rounds,
        note,
    )
