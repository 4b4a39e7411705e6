"""The real engine, listening live to frames that a test makes: they come by standard input."""

import os
import struct
import time
from contextlib import suppress
from dataclasses import replace
from threading import Event, Thread

from exposure_check.model.talk import Ear, Telling, Wanted
from exposure_check.wiring.live import live
from tests.decode.wifi_frames import PROBE, element, management, usual_radiotap

MINE = bytes.fromhex("3c0630aabb01")
"""A hardware address: whoever searches with it is exposed."""
STRANGER = bytes.fromhex("a45e60c0ffee")
STRANGERS_NETWORK = b"StrangersNet"
PCAP_HEADER = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 127)
_EVERY = 0.1


def probe_record(sender, number, network=b""):
    """A probe request as a pcap record of radiotap frames."""
    body = element(0, network) + element(1, b"\x82\x84\x8b\x96")
    frame = usual_radiotap(flags=0) + management(PROBE, body, sender, sequence=number)
    now = time.time()
    stamp = struct.pack("<II", int(now), int(now % 1 * 1_000_000))
    return stamp + struct.pack("<II", len(frame), len(frame)) + frame


class MadeEar:
    """Two devices search for Wi-Fi until it is left: the user's and a stranger's."""

    def __enter__(self):
        self._over = Event()
        reads, self._writes = os.pipe()
        self._kept = os.dup(0)
        os.dup2(reads, 0)
        os.close(reads)
        Thread(target=self._feed, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._over.set()
        os.dup2(self._kept, 0)
        os.close(self._kept)

    def start(self, request, words):
        """Start a check as the window does, but for where frames come from and whose they are."""
        rules = (f"address={MINE.hex(':')}",)
        heard = replace(request, sources=(Wanted(Ear.STANDARD_INPUT),), rules=rules)
        return live(replace(heard, telling=Telling.RULES), words)

    def _feed(self):
        with suppress(OSError), os.fdopen(self._writes, "wb") as pipe:
            pipe.write(PCAP_HEADER)
            number = 0
            while not self._over.wait(_EVERY):
                number += 1
                pipe.write(probe_record(MINE, number))
                pipe.write(probe_record(STRANGER, number, STRANGERS_NETWORK))
                pipe.flush()
