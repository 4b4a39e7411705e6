"""Hears until standard input ends, then says what was heard: ``live_ear ours|scapy INDEX CORE``."""

import json
import os
import resource
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exposure_check.engine.limits import Limits
from exposure_check.engine.observation import Observation
from exposure_check.radio.decoder import RadioDecoder
from exposure_check.radio.helper_launch import wifi_arguments
from exposure_check.radio.helper_source import HelperSource

EARLY_S = 10.0


def ours(interface: int) -> dict[str, Any]:
    """Helper, source, engine's tables."""
    source = HelperSource(wifi_arguments(interface, (), 1_800, 4_096))
    observation = Observation(Limits(), RadioDecoder(), lambda _: False)
    when_told(source.stop)
    memory = Memory()
    rows = 0
    told = False
    batches = source.batches()
    threading.Thread(target=say_when, args=(lambda: source.listening,), daemon=True).start()
    for batch in batches:
        if not told:
            told = True
            memory.begin()
        rows += len(batch.wifi)
        observation.observe(batch)
        memory.look()
    counters = source.counters
    return {
        "management": rows,
        "counters": f"{counters.passed:,} / {counters.lost:,} / {counters.delivered:,}",
        "problems": [f"{one.reason} {one.detail} {one.count}" for one in source.problems()],
        **memory.said(),
    }


def scapy(interface: int) -> dict[str, Any]:
    """Its sniffer, dissecting every frame, as its documentation shows."""
    # Only the process that measures scapy loads it.
    from scapy.layers.dot11 import Dot11  # noqa: PLC0415 - see above
    from scapy.sendrecv import AsyncSniffer  # noqa: PLC0415 - see above

    name = socket.if_indextoname(interface)
    heard = 0
    memory = Memory()
    memory.begin()

    def count(packet: Any) -> None:  # noqa: ANN401 - scapy has no types
        nonlocal heard
        layer = packet.getlayer(Dot11)
        if layer is not None and layer.type == 0 and layer.subtype in {0, 2, 4, 11, 13}:
            heard += 1
        memory.look()

    sniffer = AsyncSniffer(iface=name, prn=count, store=False)
    sniffer.start()
    time.sleep(1)
    say_when(lambda: True)
    sys.stdin.buffer.read()
    sniffer.stop()
    return {"management": heard, "counters": "", "problems": [], **memory.said()}


class Memory:
    """Resident memory of this process and its helper, from an early moment on, ten times a run."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._next = EARLY_S
        self._seen: list[tuple[float, float]] = []

    def begin(self) -> None:
        self._begun = time.monotonic()

    def look(self) -> None:
        passed = time.monotonic() - self._begun
        if passed > self._next:
            self._next = passed + EARLY_S
            (children,) = Path("/proc/self/task").glob(f"{os.getpid()}/children")
            helpers = children.read_text(encoding="ascii").split()
            self._seen.append((resident("self"), sum(map(resident, helpers))))

    def said(self) -> dict[str, Any]:
        own = [round(here, 1) for here, _ in self._seen] or [round(resident("self"), 1)]
        return {
            "memory_early": own[0],
            "memory_end": resident("self"),
            "memory_seen": own,
            "memory_helper": [round(there, 1) for _, there in self._seen][-1:],
        }


def resident(process: str) -> float:
    """MiB in memory now."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def say_when(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.01)
    print("listening", flush=True)


def when_told(stop: Callable[[], None]) -> None:
    def wait() -> None:
        sys.stdin.buffer.read()
        stop()

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    listener, interface, core = sys.argv[1:]
    os.sched_setaffinity(0, {int(core)})
    before = resource.getrusage(resource.RUSAGE_SELF)
    said = {"ours": ours, "scapy": scapy}[listener](int(interface))
    after = resource.getrusage(resource.RUSAGE_SELF)
    helper = resource.getrusage(resource.RUSAGE_CHILDREN)
    said["engine_cpu"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said["helper_cpu"] = helper.ru_utime + helper.ru_stime
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
