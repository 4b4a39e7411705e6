"""The live chain under load, on air made without a radio: ``python -m benchmarks.live`` as root.

Senders on one core write a made street of Wi-Fi to a TAP device in monitor mode, in a network
namespace of its own, and a made street of Bluetooth to a private bus as BlueZ does; the program's
own engine and helper hear it on the other core. With ``--write`` each part goes into
``docs/benchmarks.md``, between two marks of its own.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from benchmarks import machine
from benchmarks.live_facts import helper_facts, verdict_facts
from benchmarks.live_runs import Runs, Table
from benchmarks.page import PAGE, write

ROOT: Final = Path(__file__).parent.parent
BEGIN: Final = "<!-- live {}: written by `python -m benchmarks.live --write` -->"
END: Final = "<!-- live {}: end -->"

WIFI_LOADS: Final = ((20_000, 600, "rules"), (100_000, 60, "rules"), (20_000, 20, "on-off"))
BLE_LOADS: Final = ((5_000, 600, "rules"), (5_000, 20, "on-off"))
BESIDE_SECONDS: Final = 10
SCAPY_RATES: Final = (300, 1_000, 20_000)
ALL: Final = ("wifi", "ble", "beside", "facts")


def main() -> int:
    """Run what was asked for; 1 if anything was lost or a goal missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=ALL, action="append", help="default: everything")
    parser.add_argument("--most", type=int, help="seconds that a load lasts at most")
    parser.add_argument("--write", action="store_true", help=f"write the result into {PAGE.name}")
    options = parser.parse_args()
    missed: list[str] = []
    with Runs(options.most) as runs:
        for part in options.only or ALL:
            # Hours may lie between parts, and a machine is busier in one than in another.
            lines = [f"- {fact}" for fact in machine.facts() if "not installed" not in fact]
            missed_here = _run(part, runs, lines)
            lines += ["", "Goals missed: " + ("; ".join(missed_here) or "none") + "."]
            print("\n".join(lines), flush=True)
            if options.write:
                write("\n".join(lines) + "\n", BEGIN.format(part), END.format(part))
            missed += missed_here
    return 1 if missed else 0


def _run(part: str, runs: Runs, lines: list[str]) -> list[str]:
    """Add the lines of one of `ALL`; return the goals that it missed."""
    if part == "wifi":
        return _loads(lines, Table.WIFI, [runs.wifi(*load) for load in WIFI_LOADS])
    if part == "ble":
        return _loads(lines, Table.BLE, [runs.ble(*load) for load in BLE_LOADS])
    if part == "beside":
        rows = [runs.beside_ble(name, 5_000, BESIDE_SECONDS) for name in ("bus", "bleak")]
        rows += [runs.scapy(rate, BESIDE_SECONDS) for rate in SCAPY_RATES]
        return _loads(lines, Table.BESIDE, rows)
    found = (*helper_facts(), *verdict_facts())
    lines += ["", *(f"- {one.text}" for one in found)]
    return [one.text for one in found if not one.holds]


def _loads(lines: list[str], table: Table, rows: list[tuple[list[str], list[str]]]) -> list[str]:
    lines += ["", "| " + " | ".join(table.value) + " |", "|---" * len(table.value) + "|"]
    lines += ["| " + " | ".join(cells) + " |" for cells, _ in rows]
    return [one for _, missed in rows for one in missed]


if __name__ == "__main__":
    sys.exit(main())
