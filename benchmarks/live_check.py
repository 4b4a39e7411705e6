"""A live check under load, as its client sees it: ``live_check WIFI|BLE TELLING MINE CORE``.

Starts the engine as the program does, and looks at it from outside: CPU and memory out of /proc,
counts out of its snapshots and its last report. Says "listening", waits for a line, looks on until
standard input ends, and says in JSON what it saw.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

from exposure_check.client.live_client import LiveClient
from exposure_check.model.heard import Discard
from exposure_check.model.report import Report
from exposure_check.model.talk import Ear, Judged, Request, Snapshot, Stage, Telling, Wanted
from exposure_check.model.talk import Final as Last

EVERY_S: Final = 10.0
_SETTLE_S: Final = 1.0
_MOST_SETTLE_S: Final = 20.0
_CLOCK: Final = os.sysconf("SC_CLK_TCK")
_EARS: Final = {"wifi": Wanted(Ear.WIFI, "mon0", (0,)), "ble": Wanted(Ear.BLUETOOTH)}


class Process:
    """One process, from outside."""

    def __init__(self, number: int) -> None:
        self._place = Path(f"/proc/{number}")
        self.number = number

    def cpu(self) -> float:
        """Seconds, user and system, of all its threads."""
        fields = (self._place / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _CLOCK

    def resident(self) -> float:
        """MiB in memory now."""
        pages = int((self._place / "statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def children(self) -> list["Process"]:
        """Started by any of its threads."""
        found = (self._place / "task").glob("*/children")
        numbers = [word for one in found for word in one.read_text(encoding="ascii").split()]
        return [Process(int(number)) for number in numbers]


class Looker:
    """Takes in events, and measures from the first line of standard input to its end."""

    def __init__(self, client: LiveClient) -> None:
        self._client = client
        self._engine = Process(client.engine_number)
        self._helpers: list[Process] = []
        self._begun: tuple[float, float, float] | None = None
        self._next = 0.0
        self._over = threading.Event()
        self._go = threading.Event()
        self.memory: list[tuple[float, float]] = []
        self.report: Report | None = None
        self.records = 0
        self.took = self.engine = self.helper = 0.0

    def look(self) -> None:
        """Until the last report."""
        threading.Thread(target=self._hear_parent, daemon=True).start()
        told = stopped = False
        for event in self._client.events(0.2):
            if isinstance(event, Snapshot):
                self.records = event.records
                if not told and event.stage is not Stage.STARTING:
                    told = True
                    print("listening", flush=True)
            elif isinstance(event, Judged | Last):
                self.report = event.report
            if self._go.is_set() and not stopped:
                self._measure()
            if self._over.is_set() and not stopped:
                stopped = True
                self._client.stop(30)

    def _hear_parent(self) -> None:
        sys.stdin.readline()
        self._go.set()
        sys.stdin.read()
        # What is on its way is not lost: wait until nothing comes any more.
        end, before = time.monotonic() + _MOST_SETTLE_S, -1
        while self.records != before and time.monotonic() < end:
            before = self.records
            time.sleep(_SETTLE_S)
        self._over.set()

    def _measure(self) -> None:
        now = time.monotonic()
        if self._begun is None:
            self._helpers = self._engine.children()
            self._begun = now, self._engine.cpu(), self._cpu_of_helpers()
            self._next = now + EVERY_S
        begun, engine, helper = self._begun
        self.took = now - begun
        self.engine = self._engine.cpu() - engine
        self.helper = self._cpu_of_helpers() - helper
        if now >= self._next:
            self._next += EVERY_S
            self.memory.append((self._engine.resident(), self._memory_of_helpers()))

    def _cpu_of_helpers(self) -> float:
        return sum(one.cpu() for one in self._helpers)

    def _memory_of_helpers(self) -> float:
        return sum(one.resident() for one in self._helpers)


def seen(looker: Looker) -> dict[str, Any]:
    """What is to be told, as JSON has it."""
    if looker.report is None:
        raise SystemExit("There was no report.")
    coverage = looker.report.coverage
    return {
        "seconds": looker.took,
        "engine_cpu": looker.engine,
        "helper_cpu": looker.helper,
        "memory": [round(own, 1) for own, _ in looker.memory],
        "memory_helper": [round(theirs, 1) for _, theirs in looker.memory][-1:],
        "records": coverage.records,
        "lost": coverage.discarded.get(Discard.LOST, 0),
        "mine": coverage.mine,
        "others": coverage.others,
        "discarded": {one.value: count for one, count in coverage.discarded.items()},
        "devices": coverage.other_devices + 1,
    }


def request(kind: str, telling: str, mine: str) -> Request:
    """What the command line would ask for."""
    rules = (f"address={mine}",) if telling == Telling.RULES else ()
    return Request((_EARS[kind],), rules, Telling(telling))


def main() -> None:
    """Run one check."""
    kind, telling, mine, core = sys.argv[1:]
    os.sched_setaffinity(0, {int(core)})
    with LiveClient(request(kind, telling, mine), lambda _: True) as client:
        looker = Looker(client)
        looker.look()
    json.dump(seen(looker), sys.stdout)


if __name__ == "__main__":
    main()
