"""The made street for a live load, and what sends it: a small program in C, compiled each time."""

import json
import os
import shutil
import struct
import subprocess
from itertools import islice
from pathlib import Path
from typing import Any, Final

from benchmarks.input_wifi import an_address, records
from exposure_check.decode.wifi_frame import CLIENT_OCTETS

SOURCE: Final = Path(__file__).with_name("live_sender.c")
SEED: Final = 1
CLIENTS: Final = 1_500
"""Clients that are there at a time."""

LIFE: Final = 5
"""How many times the frames are gone through while a client keeps its address."""

FRAMES: Final = 60_000
PHONE: Final = an_address(SEED)
"""A client with a public address, there all the time."""


class Street:
    """Frames and sender, ready in a folder."""

    def __init__(self, folder: Path) -> None:
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            raise SystemExit("There is no C compiler (cc): the sender cannot be made.")
        self._program = folder / "live_sender"
        self._frames = folder / "frames"
        subprocess.run([compiler, "-O2", "-o", self._program, SOURCE], check=True)
        clients: dict[bytes, int] = {PHONE: 0}
        with self._frames.open("wb") as out:
            for _, frame in islice(records(SEED, CLIENTS), FRAMES):
                begins = frame[2] | frame[3] << 8
                client, address = -1, begins + 10
                if frame[begins] in CLIENT_OCTETS:
                    sender = frame[address : address + 6]
                    client = clients.setdefault(sender, len(clients))
                out.write(struct.pack("=IiI", len(frame), client, address) + frame)
        self._known = len(clients)

    def send(self, tap: int, rate: int, seconds: int, core: int) -> dict[str, Any]:
        """Send, and return what was sent: frames, management, refused, seconds, latest, cpu."""
        told = (tap, self._frames, rate, seconds, self._known, LIFE)
        command = ["taskset", "--cpu-list", str(core), str(self._program), *map(str, told)]
        done = subprocess.run(
            command, pass_fds=(tap,), stdout=subprocess.PIPE, check=True, env=dict(os.environ)
        )
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def new_each_second(self, rate: int) -> int:
        """How many addresses a second are new."""
        return round(self._known * rate / FRAMES / LIFE)
