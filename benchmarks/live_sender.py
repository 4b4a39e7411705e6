"""Writes a made street to a TAP device at a steady rate: ``live_sender TAP RATE SECONDS CORE``."""

import json
import os
import sys
import time
from itertools import islice

from benchmarks.input_wifi import records
from exposure_check.decode.wifi_frame import CLIENT_OCTETS

DIFFERENT = 60_000
TICK_S = 0.002


def main() -> None:
    tap, rate, seconds, core = map(int, sys.argv[1:])
    os.sched_setaffinity(0, {core})
    frames = [packet for _, packet in islice(records(1), DIFFERENT)]
    wanted = [packet[packet[2] | packet[3] << 8] in CLIENT_OCTETS for packet in frames]
    write, clock = os.write, time.monotonic
    sent = management = 0
    begun = clock()
    total = rate * seconds
    while sent < total:
        due = min(total, int((clock() - begun) * rate))
        while sent < due:
            at = sent % DIFFERENT
            write(tap, frames[at])
            management += wanted[at]
            sent += 1
        # A sender that has fallen behind catches up at once: bursts are part of the load.
        left = begun + (sent + 1) / rate - clock()
        if left > 0:
            time.sleep(max(left, TICK_S))
    json.dump({"frames": sent, "management": management, "seconds": clock() - begun}, sys.stdout)


if __name__ == "__main__":
    main()
