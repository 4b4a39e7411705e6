"""The live chain under load, on air made without a radio: ``python -m benchmarks.live`` as root.

A sender on one core writes a made street of Wi-Fi to a TAP device in monitor mode, in a network
namespace of its own; helper, source and engine hear it on the other core. Every management frame
sent must come out as an observation. scapy's sniffer hears the same street beside it.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import machine
from tests.helper.air import Air

ROOT = Path(__file__).parent.parent
SEND_CORE, HEAR_CORE = 0, 1
LOADS = ((20_000, 600), (100_000, 60))
SCAPY_LOADS = ((300, 10), (1_000, 10), (20_000, 10))
SETTLE_S = 0.5
MOST_CPU = 0.10
MOST_GROWTH_MIB = 5.0


def main() -> int:
    """Run every load; 1 if a management frame was lost or a goal missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, help="frames a second (default: both goals)")
    parser.add_argument("--seconds", type=int, help="how long (default: as the goals say)")
    parser.add_argument("--no-scapy", action="store_true")
    options = parser.parse_args()
    print("\n".join(f"- {fact}" for fact in machine.facts()))
    loads = [
        (options.rate or rate, options.seconds or seconds)
        for rate, seconds in (LOADS[:1] if options.rate else LOADS)
    ]
    print(
        "\n| listener | frames/s asked | sent | s | management sent | lost | engine CPU"
        " | helper CPU | MiB at 10 s | MiB at end | passed / lost in kernel / delivered |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    missed: list[str] = []
    for rate, seconds in loads:
        missed += _judged(rate, _run("ours", rate, seconds))
    if not options.no_scapy:
        for rate, seconds in SCAPY_LOADS:
            _run("scapy", rate, seconds)
    print("\nGoals missed: " + ("; ".join(missed) or "none"))
    return 1 if missed else 0


def _run(listener: str, rate: int, seconds: int) -> dict[str, Any]:
    with Air() as air:
        ear = air.inside(_ear, listener, air.index)
        if ear.stdout.readline() != b"listening\n":
            raise SystemExit(f"{listener} does not listen")
        sent = json.loads(
            subprocess.run(
                [sys.executable, "-m", "benchmarks.live_sender"]
                + [str(one) for one in (air.tap, rate, seconds, SEND_CORE)],
                cwd=ROOT,
                pass_fds=(air.tap,),
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        )
        time.sleep(SETTLE_S)
        heard = json.loads(ear.communicate(b"", timeout=60)[0])
    lost = sent["management"] - heard["management"]
    took = sent["seconds"]
    print(
        f"| {listener} | {rate:,} | {sent['frames']:,} | {took:.0f} |"
        f" {sent['management']:,} | {lost:,} ({lost / max(1, sent['management']):.2%}) |"
        f" {heard['engine_cpu'] / took:.1%} |"
        f" {heard['helper_cpu'] / took:.1%} | {heard['memory_early']:.1f} |"
        f" {heard['memory_end']:.1f} | {heard['counters']} |",
        flush=True,
    )
    if listener == "ours":
        seen = ", ".join(map(str, heard["memory_seen"]))
        print(f"<!-- MiB every 10 s: {seen}; helper {heard['memory_helper']} -->", flush=True)
    return {"lost": lost, "took": took, "sent": sent["frames"], **heard}


def _ear(listener: str, interface: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.live_ear", listener, str(interface), str(HEAR_CORE)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _judged(rate: int, result: dict[str, Any]) -> list[str]:
    missed = []
    if result["lost"]:
        missed.append(f"{result['lost']:,} lost at {rate:,}/s")
    if result["sent"] < 0.98 * rate * result["took"]:
        missed.append(f"the sender did not reach {rate:,}/s")
    share = result["engine_cpu"] / result["took"]
    if rate <= LOADS[0][0] and share > MOST_CPU:
        missed.append(f"{share:.1%} of a core in the engine at {rate:,}/s")
    growth = result["memory_end"] - result["memory_early"]
    if growth > MOST_GROWTH_MIB:
        missed.append(f"{growth:.1f} MiB more at the end, at {rate:,}/s")
    return missed


if __name__ == "__main__":
    sys.exit(main())
