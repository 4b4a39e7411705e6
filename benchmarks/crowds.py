"""How often each way to tell one's device apart is right, wrong, ambiguous, in made crowds.

``python -m benchmarks.crowds --seed 1`` measures, prints, and keeps the counts in
``benchmarks/whose_device.json``; with ``--table`` it measures nothing, and writes the tables of
``docs/whose-device.md`` from what is kept there.
"""

import argparse
import json
import random
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.crowd_devices import Noise
from benchmarks.crowd_trials import LIMITS, METHODS, Method, Outcome, Result

SIZES = (5, 50, 500)
WRONG_AT_MOST = 0.001
ROOT = Path(__file__).parents[1]
KEPT = ROOT / "benchmarks" / "whose_device.json"
PAGE = ROOT / "docs" / "whose-device.md"
HEAD = (
    "| method | crowd | trials | right | ambiguous | none | wrong | 95 % bound | rounds |",
    "|---|---|---|---|---|---|---|---|---|",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What came of one method in one crowd.

    Attributes:
        method: its name in `METHODS` or `LIMITS`.
        size: devices in range on average.
        seed: of all trials.
        trials: how many.
        right, ambiguous, none, wrong: how many came out so.
        rounds: median number of rounds of those that were right, 0 without rounds.
        most_rounds: the largest.
    """

    method: str
    size: int
    seed: int
    trials: int
    right: int
    ambiguous: int
    none: int
    wrong: int
    rounds: float
    most_rounds: int


def measure(name: str, method: Method, size: int, trials: int, seed: int) -> Cell:
    """Run the trials of one cell, the same for the same seed, whatever other cells there are."""
    noise = Noise(random.Random(f"noise {seed}"))
    results = [
        method(random.Random(f"{seed} {name} {size} {number}"), noise, size)
        for number in range(trials)
    ]
    return _cell(name, size, seed, results)


def _cell(name: str, size: int, seed: int, results: Sequence[Result]) -> Cell:
    count = {one: sum(result.outcome is one for result in results) for one in Outcome}
    rounds = [result.rounds for result in results if result.outcome is Outcome.RIGHT] or [0]
    return Cell(
        name, size, seed, len(results), count[Outcome.RIGHT], count[Outcome.AMBIGUOUS],
        count[Outcome.NONE], count[Outcome.WRONG], statistics.median(rounds), max(rounds),
    )  # fmt: skip


def upper_bound(wrong: int, trials: int) -> float:
    """Return the exact upper 95 % bound of a share (Clopper and Pearson, one-sided)."""
    low, high = wrong / trials, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(wrong, trials, middle) > 0.05:
            low = middle
        else:
            high = middle
    return high


def _at_most(wrong: int, trials: int, share: float) -> float:
    """Return the probability of at most ``wrong`` in ``trials``."""
    term = (1 - share) ** trials
    total = term
    for count in range(wrong):
        term *= (trials - count) / (count + 1) * share / (1 - share)
        total += term
    return total


def line(cell: Cell) -> str:
    """Return a line of the table."""
    shares = " | ".join(
        f"{100 * count / cell.trials:.1f} %" for count in (cell.right, cell.ambiguous, cell.none)
    )
    rounds = f"{cell.rounds:g} (up to {cell.most_rounds})" if cell.most_rounds else ""
    return (
        f"| {cell.method} | {cell.size} | {cell.trials:,} | {shares} | {cell.wrong} |"
        f" {100 * upper_bound(cell.wrong, cell.trials):.2f} % | {rounds} |"
    )


def kept(path: Path = KEPT) -> list[Cell]:
    """Return the cells measured before, in the order of the table."""
    cells = [Cell(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
    order = [*METHODS, *LIMITS]
    known = [one for one in cells if one.method in order]
    return sorted(known, key=lambda one: (order.index(one.method), one.size))


def keep(cell: Cell, path: Path = KEPT) -> None:
    """Put a cell in the place of the one measured before."""
    others = [
        one
        for one in (kept(path) if path.exists() else [])
        if (one.method, one.size) != (cell.method, cell.size)
    ]
    lines = ",\n".join(json.dumps(asdict(one)) for one in [*others, cell])
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def page_with(text: str, cells: Iterable[Cell]) -> str:
    """Return the page's text with its tables written anew."""
    cells = list(cells)
    for marker, methods in (("methods", METHODS), ("limits", LIMITS)):
        begin, end = f"<!-- {marker} -->\n", f"<!-- end of {marker} -->"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        table = "\n".join([*HEAD, *(line(one) for one in cells if one.method in methods)])
        text = f"{before}{begin}{table}\n{end}{after}"
    return text


def main() -> int:
    """Measure, or write the tables; 1 if a method that must not was wrong too often."""
    methods = {**METHODS, **LIMITS}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", action="store_true", help="write the page from what is kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trials", type=int, default=5000, help="per method and crowd")
    parser.add_argument("--size", type=int, action="append", help="default: 5, 50 and 500")
    parser.add_argument("--only", choices=list(methods), action="append", help="default: all")
    options = parser.parse_args()
    if options.table:
        PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), kept()), encoding="utf-8")
        return 0
    missed = []
    for cell in _measured(options, methods):
        print(line(cell), flush=True)
        keep(cell)
        if cell.method in METHODS and cell.wrong >= WRONG_AT_MOST * cell.trials:
            missed.append(f"{cell.method} among {cell.size}")
    print("\nWrong too often: " + ("; ".join(missed) or "none"))
    return 1 if missed else 0


def _measured(options: argparse.Namespace, methods: dict[str, Method]) -> Iterator[Cell]:
    for size in options.size or SIZES:
        for name in options.only or methods:
            yield measure(name, methods[name], size, options.trials, options.seed)


if __name__ == "__main__":
    sys.exit(main())
