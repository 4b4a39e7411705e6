"""Boots the radio lab's guests, plays scenarios in them, and says how they ended.

Usage: tests/lab/run [SCENARIO …] [--list] [--keep DIR] [--out DIR] [--guests N]
       [--side-by-side N] [--again]
"""

import argparse
import fnmatch
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from tests.lab.host.guest import Guest, GuestError, accelerator

CHECKOUT = Path(__file__).resolve().parents[3]
SCENARIOS = CHECKOUT / "tests" / "lab" / "scenarios"
CAPTURES = ("*.pcap", "*.pcapng", "*.btsnoop")
USUAL, NEWER = "bookworm", "trixie"
"""The Debian that scenarios are played in; the second by those whose names end with it."""
NO_GUEST = 2
"""Exit status where there can be no guest."""
SILENCE = 3600
"""Seconds a guest may be silent: booting on a busy computer, or one slow scenario."""
MOST_DEATHS = 3
"""Of guests one after the other, before no more is tried."""

Tell = Callable[[str], None]


def names() -> list[str]:
    """Return every scenario's name."""
    return sorted(path.stem for path in SCENARIOS.glob("*.py") if path.stem != "__init__")


def guest_of(name: str) -> str:
    """Return the Debian that a scenario is played in."""
    return NEWER if name.endswith(f"_{NEWER}") else USUAL


def by_default() -> list[str]:
    """Return what is played unless scenarios are named.

    A second guest takes minutes to make, so its scenarios are asked for: EXPOSURE_CHECK_LAB=all.
    """
    every = os.environ.get("EXPOSURE_CHECK_LAB") == "all"
    return [name for name in names() if every or guest_of(name) == USUAL]


def chosen(patterns: list[str]) -> list[str]:
    """Return the scenarios that a pattern names; SystemExit for one that names none."""
    if not patterns:
        return by_default()
    every = names()
    picked: set[str] = set()
    for pattern in patterns:
        matching = fnmatch.filter(every, pattern.replace("-", "_"))
        if not matching:
            raise SystemExit(f"no scenario is called {pattern}; --list shows all")
        picked.update(matching)
    return [name for name in every if name in picked]


class Play:
    """Scenarios played in several guests at once; each takes the next that none has taken.

    A guest has one Bluetooth, so two have two. A scenario is taken by making its folder in ``out``,
    which all guests share.

    Attributes:
        results: each scenario's so far (``problems`` empty if it passed).
    """

    def __init__(self, scenarios: list[str], image: Path, out: Path, tell: Tell = print) -> None:
        self.results: dict[str, dict] = {}
        self._scenarios = scenarios
        self._image = image
        self._out = out
        self._tell = tell
        self._failure: GuestError | None = None
        for name in scenarios:
            shutil.rmtree(out / name, ignore_errors=True)

    def run(self, guests: int, side_by_side: int) -> None:
        """Play all.

        Raises:
            GuestError: no guest comes up.
        """
        plan = {"scenarios": self._scenarios, "side_by_side": side_by_side}
        (self._out / "plan.json").write_text(json.dumps(plan))
        options = accelerator(self._image / "vmlinuz", self._image.parent / "accelerator")
        threads = [
            Thread(target=self._one_after_the_other, args=(str(number), options), daemon=True)
            for number in range(1, guests + 1)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._left():
            raise self._failure or GuestError("scenarios were left out")

    def _left(self) -> list[str]:
        return [name for name in self._scenarios if name not in self.results]

    def _one_after_the_other(self, number: str, options: list[str]) -> None:
        """If a guest dies, what was running in it has failed; the rest is played in a new one."""
        deaths = 0
        while any(not (self._out / name).exists() for name in self._scenarios):
            running: set[str] = set()
            debian = self._image.name.partition("-")[0]
            name = f"{debian}-{number}-{deaths}"
            guest = Guest(self._image, CHECKOUT, self._out, name, options)
            try:
                for event in guest.events(SILENCE):
                    self._note(event, running, options[1].partition(",")[0])
                guest.end()
            except GuestError as error:
                problem = f"{error}\n{guest.last_words()}"
                for name in running:
                    self._done(name, {"seconds": 0, "problems": [problem]})
                self._failure = GuestError(problem)
                deaths += 1
                if not running or deaths > MOST_DEATHS:
                    return
            finally:
                guest.kill()

    def _note(self, event: dict, running: set[str], how: str) -> None:
        match event:
            case {"event": "up", "seconds": seconds}:
                self._tell(f"guest up after {seconds:.0f} s ({how})")
            case {"event": "started", "scenario": name}:
                running.add(name)
            case {"event": "done", "scenario": name}:
                running.discard(name)
                self._done(name, event)

    def _done(self, name: str, result: dict) -> None:
        self.results[name] = result
        verdict = "FAILED" if result["problems"] else "ok"
        lines = [f"{verdict:6} {name:40} {result['seconds']:6.1f} s"]
        lines += [
            "       " + str(problem).rstrip().replace("\n", "\n       ")
            for problem in result["problems"]
        ]
        self._tell("\n".join(lines))


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


def made(debian: str) -> Path:
    """Make a guest if need be; return its folder. SystemExit where there can be none."""
    build = [CHECKOUT / "tests" / "lab" / "build", debian]
    done = subprocess.run(build, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(NO_GUEST)
    return Path(done.stdout.strip())


def played(
    scenarios: list[str], image: Path, out: Path, options: argparse.Namespace
) -> dict[str, dict]:
    """Play scenarios in one image's guests; with ``--again``, what failed once more by itself.

    A computer that has no time for its guests can fail a scenario that measures time. What failed
    at first stays in the result, under ``first``, and its logs in the folder ``first``.

    Raises:
        GuestError: no guest comes up.
    """
    play = Play(scenarios, image, out)
    play.run(min(options.guests, len(scenarios)), options.side_by_side)
    results = {name: play.results[name] for name in scenarios}
    failed = [name for name in scenarios if results[name]["problems"]]
    if not (options.again and failed):
        return results
    (out / "first").mkdir(exist_ok=True)
    for name in failed:
        if (out / name).exists():
            (out / name).rename(out / "first" / name)
    print(f"once more, one by one: {', '.join(failed)}")
    second = Play(failed, image, out)
    second.run(1, 1)
    for name in failed:
        results[name] = {**second.results[name], "first": results[name]["problems"]}
    return results


def main(arguments: list[str]) -> int:
    """Run the command line; return 0 if every scenario passed."""
    parser = argparse.ArgumentParser(prog="tests/lab/run", description=__doc__.split("\n")[0])
    parser.add_argument("scenario", nargs="*", help="names or patterns, e.g. 'wifi_*'; all")
    parser.add_argument("--list", action="store_true", help="print every scenario's name")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="copy captures and truths here")
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep every result and log here")
    parser.add_argument("--guests", type=int, default=2, help="virtual machines at a time")
    parser.add_argument("--side-by-side", type=int, default=2, help="Wi-Fi scenarios in each")
    parser.add_argument("--again", action="store_true", help="play what failed once more, alone")
    options = parser.parse_args(arguments)
    if options.list:
        print("\n".join(names()))
        return 0
    scenarios = chosen(options.scenario)
    played_in = {name: guest_of(name) for name in scenarios}
    images = {debian: made(debian) for debian in dict.fromkeys(played_in.values())}
    started = time.monotonic()
    folder = next(iter(images.values())).parent
    out = options.out or Path(tempfile.mkdtemp(prefix="run-", dir=folder))
    out.mkdir(parents=True, exist_ok=True)
    results = {}
    for debian, image in images.items():
        here = [name for name in scenarios if played_in[name] == debian]
        try:
            results |= played(here, image, out.resolve(), options)
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
    late = [name for name, one in results.items() if "first" in one and not one["problems"]]
    if late:
        print(f"passed only at the second time: {', '.join(late)}")
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
