"""How often each way to tell one's device apart is right, wrong, ambiguous, in made crowds.

``python -m benchmarks.crowds`` prints the table of ``docs/whose-device.md``; see there.
"""

import argparse
import random
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.crowd_devices import Noise
from benchmarks.crowd_trials import LIMITS, METHODS, Method, Outcome, Result

SIZES = (5, 50, 500)
WRONG_AT_MOST = 0.001


@dataclass(frozen=True, slots=True)
class Cell:
    """One method in one crowd."""

    method: str
    size: int
    results: tuple[Result, ...]

    def share(self, outcome: Outcome) -> float:
        """Share of trials that came out so."""
        return self.count(outcome) / len(self.results)

    def count(self, outcome: Outcome) -> int:
        """Trials that came out so."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def rounds(self) -> str:
        """Median and largest number of rounds until an answer, of tests that named a device."""
        rounds = [result.rounds for result in self.results if result.outcome is Outcome.RIGHT]
        if not any(rounds):
            return ""
        return f"{statistics.median(rounds):g} (up to {max(rounds)})"


def measure(name: str, method: Method, size: int, trials: int, seed: int) -> Cell:
    """Run the trials of one cell, the same for the same seed, whatever other cells there are."""
    noise = Noise(random.Random(f"noise {seed}"))
    return Cell(
        name,
        size,
        tuple(
            method(random.Random(f"{seed} {name} {size} {number}"), noise, size)
            for number in range(trials)
        ),
    )


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


def lines(cells: Iterator[Cell]) -> Iterator[str]:
    """Yield the table, line by line."""
    yield "| method | crowd | trials | right | ambiguous | none | wrong | 95 % bound | rounds |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for cell in cells:
        wrong, trials = cell.count(Outcome.WRONG), len(cell.results)
        shares = " | ".join(
            f"{100 * cell.share(outcome):.1f} %"
            for outcome in (Outcome.RIGHT, Outcome.AMBIGUOUS, Outcome.NONE)
        )
        yield (
            f"| {cell.method} | {cell.size} | {trials:,} | {shares} | {wrong} |"
            f" {100 * upper_bound(wrong, trials):.2f} % | {cell.rounds} |"
        )


def main() -> int:
    """Print the table; 1 if a method that must not was wrong too often."""
    methods = {**METHODS, **LIMITS}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--trials", type=int, default=3000, help="per method and crowd; a third for limits"
    )
    parser.add_argument("--size", type=int, action="append", help="default: 5, 50 and 500")
    parser.add_argument("--only", choices=list(methods), action="append", help="default: all")
    options = parser.parse_args()
    missed = []

    def cells() -> Iterator[Cell]:
        for name in options.only or methods:
            for size in options.size or SIZES:
                trials = options.trials if name in METHODS else max(options.trials // 3, 1)
                cell = measure(name, methods[name], size, trials, options.seed)
                if name in METHODS and cell.share(Outcome.WRONG) >= WRONG_AT_MOST:
                    missed.append(f"{name} among {size}")
                yield cell

    for line in lines(cells()):
        print(line, flush=True)
    print("\nWrong too often: " + ("; ".join(missed) or "none"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
