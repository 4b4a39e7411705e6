"""Measures everything and prints it as Markdown: ``python -m benchmarks.run``."""

import argparse
import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import TextIO

from benchmarks import contenders, inputs, machine, pairs, worst
from benchmarks.contenders import Contender
from benchmarks.page import PAGE, write

_WHOLE = 1_000_000
_QUICK = 200_000
_SCAPY_PARTS = (2_000, 12_000)
_GOALS = {"hcxpcapngtool -E -R": 2.5, "tshark -T fields": 35.0, "scapy PcapReader": 1000.0}
_GOAL_PEAK_MIB = 64.0
_GOAL_FRAME_MS = 1.0

_ALL = ("wifi", "ble", "worst")
_ROUNDS = "pairs per comparison (default 3); a third as many where the other takes a minute"
_BEGIN = "<!-- files: written by `python -m benchmarks.run --write` -->"
_END = "<!-- files: end -->"


def main() -> int:
    """Run what was asked for; 1 if a goal was missed on the whole input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=_ALL, action="append", help="default: everything")
    parser.add_argument("--rounds", type=int, default=3, help=_ROUNDS)
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK:,} frames, not {_WHOLE:,}")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}, too")
    options = parser.parse_args()
    if not options.write:
        return _run(options)
    printed = _Both(sys.stdout)
    with redirect_stdout(printed):
        status = _run(options)
    write(printed.getvalue(), _BEGIN, _END)
    return status


class _Both(io.StringIO):
    """Keeps what is printed, and shows it."""

    def __init__(self, shown: TextIO) -> None:
        super().__init__()
        self._shown = shown

    def write(self, text: str) -> int:
        self._shown.write(text)
        self._shown.flush()
        return super().write(text)


def _run(options: argparse.Namespace) -> int:
    only = options.only or _ALL
    frames = _QUICK if options.quick else _WHOLE
    given = " ".join(one for one in sys.argv[1:] if one != "--write")
    print(f"Written by `python -m benchmarks.run {given}`:\n")
    print("\n".join(f"- {fact}" for fact in machine.facts()))
    missed: list[str] = []
    for kind in ("wifi", "ble"):
        if kind in only:
            missed += _compare(kind, frames, options.rounds)
    if "worst" in only:
        missed += _worst()
    print("\nGoals missed: " + ("; ".join(dict.fromkeys(missed)) or "none"))
    return 1 if missed else 0


def _compare(kind: str, frames: int, rounds: int) -> list[str]:
    source = inputs.make(kind, frames)
    parts = (inputs.make(kind, _SCAPY_PARTS[0]), inputs.make(kind, _SCAPY_PARTS[1]))
    print(f"\n### {kind}: {frames:,} frames, {source.stat().st_size / 1e6:.0f} MB\n")
    print("| program | CPU s | beside ours, in pairs | peak MiB | how |")
    print("|---|---|---|---|---|", flush=True)
    missed = []
    one = contenders.ours("--mine", f"address={inputs.an_address(kind)}")
    for line in _lines(kind, source, parts, rounds, one):
        print(
            f"| {line.theirs} | {line.their_cpu:.2f} | {line.ratio:.1f} times ours"
            f" ({line.our_cpu:.2f} s, {line.our_peak:.0f} MiB) | {line.their_peak:.0f} |"
            f" {line.note or f'{line.pairs} pairs'} |",
            flush=True,
        )
        goal = _GOALS.get(line.theirs) if kind == "wifi" else None
        if goal and line.ratio < goal:
            missed.append(f"{line.theirs}: {line.ratio:.1f} of {goal:g} times")
        peaks = {line.ours: line.our_peak}
        if line.theirs.startswith("exposure-check"):
            peaks[line.theirs] = line.their_peak
        missed += [
            f"{kind}: {peak:.0f} MiB in {name}"
            for name, peak in peaks.items()
            if peak > _GOAL_PEAK_MIB
        ]
    return missed


def _lines(
    kind: str, source: Path, parts: pairs.Parts, rounds: int, ours: Contender
) -> Iterator[pairs.Line]:
    ble = kind == "ble"
    others = [contenders.tshark(ble=ble)]
    if not ble:
        others.insert(0, contenders.hcxpcapngtool())
    for other in others:
        if other.missing:
            print(f"| {other.name} | not installed | | | {other.missing} |")
        else:
            fast = other.name.startswith("hcx")
            yield pairs.compare(ours, other, source, rounds if fast else _few(rounds))
    yield pairs.extrapolate(ours, contenders.scapy(ble=ble), source, parts, _few(rounds))
    for others_of_ours in (contenders.ours(), contenders.ours("--mine", "all")):
        yield pairs.compare(ours, others_of_ours, source, _few(rounds))


def _few(rounds: int) -> int:
    return max(1, rounds // 3)


def _worst() -> list[str]:
    print("\n### The dearest single frames\n")
    print("| frame | octets | ms |")
    print("|---|---|---|")
    missed = []
    for name, milliseconds, octets in worst.worst(repeats=25):
        print(f"| {name} | {octets:,} | {milliseconds:.3f} |", flush=True)
        if milliseconds > _GOAL_FRAME_MS:
            missed.append(f"{name}: {milliseconds:.2f} ms")
    return missed


if __name__ == "__main__":
    sys.exit(main())
