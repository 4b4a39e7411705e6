"""The window's speed, and what it takes: ``python -m benchmarks.gui``. Needs the window's packages.

Where no other platform of Qt is named, it is drawn into memory.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final, TypeVar

from benchmarks import inputs, machine
from benchmarks.contenders import ours
from benchmarks.measure import run
from benchmarks.page import PAGE, write

_Figure = TypeVar("_Figure")

ROOT: Final = Path(__file__).parent.parent
BEGIN: Final = "<!-- gui: written by `python -m benchmarks.gui --write` -->"
END: Final = "<!-- gui: end -->"
ALL: Final = ("start", "charts", "frames", "hour")

GOAL_RATIO: Final = 1.3
GOAL_CHART_S: Final = 1.0
GOAL_WORST_MS: Final = 33.0
GOAL_GROWTH_MIB: Final = 2.0
_FRAMES: Final = 1_000_000
_CHARTS: Final = {
    "timeline": "addresses over time, on a finding's page",
    "curve": "strength of a device, on the page of a live check",
}
_AS_STARTED: Final = """
import sys
from exposure_check.gui import qt
qt.load()
from {} import main
sys.exit(main())
"""
_LOADS: Final = {
    "idle": "idle",
    "file": "while the engine reads 1,000,000 frames",
    "walk": "the same, and the user goes from place to place",
    "live": "while the engine hears 20,000 frames a second",
    "result": "while a demo is checked and its result comes",
}


def main() -> int:
    """Run what was asked for; 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=ALL, action="append", help="default: everything")
    parser.add_argument("--rounds", type=int, default=15, help="pairs of starts (default 15)")
    parser.add_argument("--turns", type=int, default=3, help="rounds of frame times (default 3)")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}, too")
    options = parser.parse_args()
    only = options.only or ALL
    lines = [f"- {fact}" for fact in machine.facts() if "not installed" not in fact]
    lines += [f"- Qt platform: {_environment()['QT_QPA_PLATFORM']}"]
    missed: list[str] = []
    if "start" in only:
        missed += _start(lines, options.rounds)
    if "charts" in only:
        missed += _charts(lines, options.rounds)
    if "frames" in only:
        missed += _frames(lines, options.turns)
    if "hour" in only:
        missed += _hour(lines)
    lines += ["", "Goals missed: " + ("; ".join(missed) or "none") + "."]
    print("\n".join(lines))
    if options.write:
        write("\n".join(lines) + "\n", BEGIN, END)
    return 1 if missed else 0


def _environment() -> dict[str, str]:
    """As installed: byte code is there; and no choices are kept from before."""
    folder = inputs.FOLDER / "settings" / "exposure-check"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "preferences.json").write_text('{"welcomed": true}', encoding="utf-8")
    return {
        **ours().environment,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": str(folder.parent),
    }


def _start(lines: list[str], rounds: int) -> list[str]:
    pairs = [(_one_start("bare"), _one_start("ours")) for _ in range(rounds + 1)][1:]
    lines += [
        "",
        f"### First paint ({rounds} pairs, medians)",
        "",
        "| | bare window with a table | ours | beside it, in pairs | goal |",
        "|---|---|---|---|---|",
    ]
    missed = []
    for at, name in enumerate(("CPU", "wall")):
        bare, own = (median(pair[which][at] for pair in pairs) for which in (0, 1))
        ratio = median(pair[1][at] / pair[0][at] for pair in pairs)
        lines.append(
            f"| {name} | {bare * 1000:.0f} ms | {own * 1000:.0f} ms | {ratio:.2f} times"
            f" | at most {GOAL_RATIO} times |"
        )
        if ratio > GOAL_RATIO:
            missed.append(f"first paint, {name}: {ratio:.2f} of {GOAL_RATIO} times")
    return missed


def _one_start(which: str) -> tuple[float, float]:
    """Return CPU and wall seconds of one start."""
    command = [sys.executable, "-P", "-m", "benchmarks.gui_start", which]
    with tempfile.TemporaryDirectory() as scratch:
        before = time.perf_counter()
        cost = run(command, _environment(), Path(scratch) / "output")
        passed = time.perf_counter() - before
        if cost.status:
            raise RuntimeError((Path(scratch) / "output").read_text(errors="replace")[-2000:])
    return cost.cpu, passed


def _charts(lines: list[str], rounds: int) -> list[str]:
    heard = _in_turn(_CHARTS, rounds, lambda kind: _json("benchmarks.gui_charts", kind)["seconds"])
    lines += [
        "",
        f"### Charts, from the request of their page to their first paint ({rounds} new processes)",
        "",
        "| | median | worst | goal |",
        "|---|---|---|---|",
    ]
    missed = []
    for kind, what in _CHARTS.items():
        usual, worst = median(heard[kind]), max(heard[kind])
        lines.append(
            f"| {what} | {usual:.2f} s | {worst:.2f} s | the median at most {GOAL_CHART_S:.0f} s |"
        )
        if usual > GOAL_CHART_S:
            missed.append(f"{kind}: {usual:.2f} of {GOAL_CHART_S:.0f} s")
    return missed


def _frames(lines: list[str], rounds: int) -> list[str]:
    source = inputs.make("wifi", _FRAMES)
    heard = _in_turn(_LOADS, rounds, lambda kind: _said(kind, source)["turns"])
    lines += [
        "",
        f"### Turns of the window's event loop, one asked for every 16 ms ({rounds} rounds)",
        "",
        "| | turns | median | 99th percentile | beside idle, in rounds | worst | goal |",
        "|---|---|---|---|---|---|---|",
    ]
    missed = []
    for kind, what in _LOADS.items():
        every = list(chain.from_iterable(heard[kind]))
        late = median(
            _late(turns) / _late(idle)
            for turns, idle in zip(heard[kind], heard["idle"], strict=True)
        )
        worst = median(max(turns) for turns in heard[kind])
        lines.append(
            f"| {what} | {len(every):,} | {median(every):.1f} ms | {_late(every):.1f} ms"
            f" | {late:.2f} times | {worst:.1f} ms (at worst {max(every):.1f})"
            f" | {GOAL_RATIO} times, {GOAL_WORST_MS:.0f} ms |"
        )
        if late > GOAL_RATIO:
            missed.append(f"{kind}: 99th percentile {late:.2f} of {GOAL_RATIO} times")
        if worst > GOAL_WORST_MS:
            missed.append(f"{kind}: worst {worst:.0f} of {GOAL_WORST_MS:.0f} ms")
    return missed


def _in_turn(
    kinds: Iterable[str], rounds: int, measure: Callable[[str], _Figure]
) -> dict[str, list[_Figure]]:
    """Return what each kind took, measured one after the other in every round."""
    heard: dict[str, list[_Figure]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind, figures in heard.items():
            figures.append(measure(kind))
    return heard


def _late(times: Iterable[float]) -> float:
    return quantiles(times, n=100)[98]


def _hour(lines: list[str]) -> list[str]:
    memory = _said("hour", Path())["memory"]
    growth, most = memory[-1] - memory[0], GOAL_GROWTH_MIB
    lines += [
        "",
        "### Memory of the window in an hour of a live check",
        "",
        "36,000 made snapshots, ten a second, drawn as fast as it goes; of the window's process.",
        "",
        f"- MiB after every five minutes: {', '.join(f'{one:.1f}' for one in memory)}",
        f"- from the first five minutes to the end {growth:+.1f} MiB; goal at most {most:.0f}",
    ]
    return [f"hour: {growth:.1f} MiB more"] if growth > most else []


def _said(kind: str, source: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = _json("benchmarks.gui_frames", kind, str(source))
    print(
        f"{kind}: {found.get('came', '')} {found.get('records', '')}", file=sys.stderr, flush=True
    )
    return found


def _json(module: str, *arguments: str) -> Any:  # noqa: ANN401 each has a shape of its own
    done = subprocess.run(
        [sys.executable, "-P", "-c", _AS_STARTED.format(module), *arguments],
        env={**os.environ, **_environment()},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
