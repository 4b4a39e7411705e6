"""Boots the radio lab's guest once, plays scenarios in it, and says how they ended.

Usage: tests/lab/run [SCENARIO …] [--list] [--keep DIR] [--out DIR] [--side-by-side N]
"""

import argparse
import fnmatch
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.lab.host.guest import Guest, GuestError, accelerator

CHECKOUT = Path(__file__).resolve().parents[3]
SCENARIOS = CHECKOUT / "tests" / "lab" / "scenarios"
CAPTURES = ("*.pcap", "*.pcapng", "*.btsnoop")
# The longest a guest may be silent: booting on a busy computer, or one slow scenario.
SILENCE = 400


def names() -> list[str]:
    """Return every scenario's name."""
    return sorted(path.stem for path in SCENARIOS.glob("*.py") if path.stem != "__init__")


def chosen(patterns: list[str]) -> list[str]:
    """Return the scenarios that a pattern names; SystemExit for one that names none."""
    every = names()
    picked: set[str] = set()
    for pattern in patterns or ["*"]:
        matching = fnmatch.filter(every, pattern.replace("-", "_"))
        if not matching:
            raise SystemExit(f"no scenario is called {pattern}; --list shows all")
        picked.update(matching)
    return [name for name in every if name in picked]


def play(
    scenarios: list[str],
    image: Path,
    out: Path,
    side_by_side: int = 3,
    tell: Callable[[str], None] = print,
) -> dict[str, dict]:
    """Play ``scenarios``; return each one's result (``problems`` empty if it passed).

    If the guest dies, what was running in it has failed, and the rest is played in a new one.
    """
    options = accelerator(image / "vmlinuz", image.parent / "accelerator")
    results: dict[str, dict] = {}
    boots = 0
    while left := [name for name in scenarios if name not in results]:
        boots += 1
        if boots > 1 + len(scenarios):
            raise GuestError("the guest dies again and again")
        plan = {"scenarios": left, "side_by_side": side_by_side}
        (out / "plan.json").write_text(json.dumps(plan))
        guest = Guest(image, CHECKOUT, out, options)
        running: set[str] = set()
        try:
            for event in guest.events(SILENCE):
                _note(event, running, results, tell, f"{options[1].partition(',')[0]}")
            guest.end()
        except GuestError as error:
            problem = f"{error}\n{guest.last_words()}"
            if not running:
                raise GuestError(problem) from None
            for name in running:
                _done(name, {"seconds": 0, "problems": [problem]}, results, tell)
        finally:
            guest.kill()
    return results


def _note(event: dict, running: set[str], results: dict, tell: Callable, how: str) -> None:
    match event:
        case {"event": "up", "seconds": seconds}:
            tell(f"guest up after {seconds:.0f} s ({how})")
        case {"event": "started", "scenario": name}:
            running.add(name)
        case {"event": "done", "scenario": name}:
            running.discard(name)
            _done(name, event, results, tell)


def _done(name: str, result: dict, results: dict, tell: Callable) -> None:
    results[name] = result
    verdict = "FAILED" if result["problems"] else "ok"
    tell(f"{verdict:6} {name:40} {result['seconds']:6.1f} s")
    for problem in result["problems"]:
        tell("       " + str(problem).rstrip().replace("\n", "\n       "))


def keep(out: Path, results: dict[str, dict], folder: Path) -> None:
    """Copy the captures of scenarios that passed, with their truths, to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, result in results.items():
        captures = [path for kind in CAPTURES for path in (out / name).glob(kind)]
        if result["problems"] or not captures:
            continue
        (folder / name).mkdir(exist_ok=True)
        for path in captures:
            shutil.copyfile(path, folder / name / path.name)
        kept = {"asked": result.get("asked"), "truth": result.get("truth")}
        (folder / name / "truth.json").write_text(json.dumps(kept, indent=1) + "\n")


def main(arguments: list[str], image: Path) -> int:
    """Run the command line; return 0 if every scenario passed."""
    parser = argparse.ArgumentParser(prog="tests/lab/run", description=__doc__.split("\n")[0])
    parser.add_argument("scenario", nargs="*", help="names or patterns, e.g. 'wifi_*'; all")
    parser.add_argument("--list", action="store_true", help="print every scenario's name")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="copy captures and truths here")
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep every result and log here")
    parser.add_argument("--side-by-side", type=int, default=3, help="Wi-Fi scenarios at a time")
    options = parser.parse_args(arguments)
    if options.list:
        print("\n".join(names()))
        return 0
    started = time.monotonic()
    out = options.out or Path(tempfile.mkdtemp(prefix="run-", dir=image.parent))
    out.mkdir(parents=True, exist_ok=True)
    try:
        results = play(chosen(options.scenario), image, out.resolve(), options.side_by_side)
    except GuestError as error:
        print(f"{error}\nLogs: {out}")
        return 1
    (out / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    if options.keep:
        keep(out, results, options.keep)
    failed = sum(bool(result["problems"]) for result in results.values())
    print(f"in {time.monotonic() - started:.0f} s", end="")
    if failed or options.out:
        print(f"; results and logs: {out}")
    else:
        print()
        shutil.rmtree(out)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(os.environ["EXPOSURE_CHECK_LAB_GUEST"])))
