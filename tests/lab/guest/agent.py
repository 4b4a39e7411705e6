"""Runs the scenarios in the guest: several Wi-Fi ones side by side, Bluetooth ones one by one.

Reads ``/out/plan.json``; says what happens as JSON, one object a line, on the second serial port;
leaves each scenario's folder under ``/out``. Other guests may play the same plan at the same time:
who has made a scenario's folder plays it.
"""

import importlib
import json
import os
import sys
import time
import traceback
from dataclasses import asdict
from pathlib import Path

from tests.lab.guest.cage import Cage
from tests.lab.guest.lab import Lab
from tests.lab.guest.process import SLOWNESS, patient

OUT = Path("/out")
SERIAL = Path("/dev/ttyS1")
SECONDS = 300
"""The most that a scenario may take, unless it says otherwise, on a computer that is not loaded."""
BOOT = 25
"""Seconds until the agent runs, on a computer that does nothing else."""


class Agent:
    """The plan, and what of it is running."""

    def __init__(self, plan: dict):
        self.waiting = {"wifi": [], "bluetooth": []}
        self.scenarios = {}
        self.room = {"wifi": plan["side_by_side"], "bluetooth": 1}
        self.running: dict[str, Cage] = {}
        self.cages = 0
        self.serial = SERIAL.open("w", buffering=1)
        for name in plan["scenarios"]:
            self._load(name)
        for names in self.waiting.values():
            # Those that take long begin first.
            names.sort(key=lambda name: not getattr(self.scenarios[name], "LONG", False))

    def run(self) -> None:
        """Run everything."""
        up = float(Path("/proc/uptime").read_text().split()[0])
        self.say(event="up", seconds=up)
        os.environ[SLOWNESS] = str(max(1.0, up / BOOT))
        if self.waiting["bluetooth"]:
            # Slow to import: once here, and every scenario that is forked has it.
            importlib.import_module("tests.lab.guest.air")
        if any(name.startswith(("audit_", "fix_")) for name in self.scenarios):
            importlib.import_module("tests.lab.guest.unhurried")  # likewise
        while self.running or any(self.waiting.values()):
            self._start()
            time.sleep(0.1)
            self._collect()
        self.say(event="end")

    def say(self, **what: object) -> None:
        """Tell the host."""
        self.serial.write(json.dumps(what) + "\n")

    def _load(self, name: str) -> None:
        try:
            scenario = importlib.import_module(f"tests.lab.scenarios.{name}")
            self.waiting[scenario.LANE].append(name)
            self.scenarios[name] = scenario
        except Exception:  # noqa: BLE001 - a scenario that cannot be read has failed
            if not taken(name):
                return
            self.say(event="done", scenario=name, seconds=0, problems=[traceback.format_exc()])

    def _start(self) -> None:
        for lane, names in self.waiting.items():
            busy = sum(lane == self.scenarios[name].LANE for name in self.running)
            while names and busy < self.room[lane]:
                name = names.pop(0)
                if not taken(name):
                    continue
                busy += 1
                self.say(event="started", scenario=name)
                scenario = self.scenarios[name]
                self.cages += 1
                self.running[name] = Cage(
                    lambda: play(scenario),  # noqa: B023
                    self.cages,
                    own_network=lane == "wifi",
                )

    def _collect(self) -> None:
        for name, cage in list(self.running.items()):
            limit = patient(getattr(self.scenarios[name], "SECONDS", SECONDS))
            problems = []
            if not cage.ended():
                if cage.seconds < limit:
                    continue
                cage.kill()
                problems.append(f"not finished after {limit:.0f} s")
            del self.running[name]
            result = self._result(name)
            problems += result.pop("problems")
            self.say(
                event="done",
                scenario=name,
                seconds=round(cage.seconds, 1),
                problems=problems,
                **result,
            )

    @staticmethod
    def _result(name: str) -> dict:
        try:
            return json.loads((OUT / name / "result.json").read_text())
        except (OSError, ValueError):
            return {"problems": ["left no result"]}


def taken(name: str) -> bool:
    """Take a scenario; return whether no other guest had."""
    try:
        (OUT / name).mkdir()
    except FileExistsError:
        return False
    return True


def play(scenario) -> None:
    """Play one scenario (in its cage) and write its result."""
    name = scenario.__name__.rpartition(".")[2]
    folder = OUT / name
    log = os.open(folder / "play.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    lab = Lab(folder)
    result: dict[str, object] = {"truth": asdict(scenario.TRUTH), "problems": []}
    try:
        said = scenario.play(lab)
        every = said if isinstance(said, tuple) else (said,)
        problems = [wrong for one in every for wrong in scenario.TRUTH.differences(one)]
        said = every[-1]
        leaks = lab.leaks()
        if leaks:
            problems.append(f"the program told of strangers: {', '.join(leaks)}")
        result |= {"problems": problems, "status": said.status, "verdicts": said.verdicts}
        result |= {"assessment": (said.report or {}).get("assessment"), "asked": lab.asked}
    except BaseException:  # noqa: BLE001 - whatever it was, the scenario has failed
        result["problems"] = [traceback.format_exc()]
    (folder / "result.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    try:
        Agent(json.loads((OUT / "plan.json").read_text())).run()
    except BaseException:
        traceback.print_exc()
        sys.stdout.flush()
        raise
