"""This computer advertises with BlueZ's privacy on: a resolvable address, heard too briefly."""

from tests.lab.guest.bluetooth import advertise
from tests.lab.guest.truth import Truth

LANE = "bluetooth"
NAME = "made-up-laptop"
TRUTH = Truth(
    checks={"ble.address": "resolvable", "ble.rotation": "undecided", "ble.name": "named"},
)


def play(lab):
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth(settings="[General]\nPrivacy = device\n")
    recording = bluetooth.record(lab.folder / "own.btsnoop")
    with lab.overhearing() as own:
        advertise(NAME, 6, lab.folder / "bluetoothctl.log")
    return own.said, lab.analyze(recording.end(), "--mine", "all")
