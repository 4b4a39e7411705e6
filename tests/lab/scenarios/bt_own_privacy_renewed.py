"""BlueZ's privacy is on, and the kernel has renewed the address when it advertises again.

Linux 6.1 keeps the address while one advertisement stays on the air, however long ago the time set
for it (here 30 s) ran out; the next one that is switched on has a new address. The name links both.
"""

from tests.lab.guest.bluetooth import advertise
from tests.lab.guest.truth import Truth

LANE = "bluetooth"
NAME = "made-up-laptop"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={
        "ble.address": "resolvable",
        "ble.rotation": "rotates",
        "ble.name": "named",
    },
)


def play(lab):
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth(settings="[General]\nPrivacy = device\n")
    bluetooth.rotation_seconds(30)
    recording = bluetooth.record(lab.folder / "own.btsnoop")
    with lab.overhearing() as own:
        for seconds in (33, 4):
            advertise(NAME, seconds, lab.folder / "bluetoothctl.log")
    return own.said, lab.analyze(recording.end(), "--mine", "all")
