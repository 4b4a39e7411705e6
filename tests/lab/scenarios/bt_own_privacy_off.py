"""This computer advertises with BlueZ as it comes: its public address is on the air."""

from tests.lab.guest.bluetooth import advertise
from tests.lab.guest.truth import Truth

LANE = "bluetooth"
NAME = "made-up-laptop"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"ble.address": "public", "ble.name": "named"},
)


def play(lab):
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "own.btsnoop")
    with lab.overhearing() as own:
        advertise(NAME, 6, lab.folder / "bluetoothctl.log")
    return own.said, lab.analyze(recording.end(), "--mine", "all")
