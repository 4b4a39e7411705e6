"""A phone that advertises with a static random address, alone."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
NAME = "Made-Up-Phone"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"ble.address": "static-random", "ble.rotation": "fixed", "ble.name": "named"},
)


def play(lab):
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "phone.btsnoop")
    bluetooth.phone("phone", "static", address="c2:00:5e:00:53:17", name=NAME).on()
    mine = ("--mine", f"name={NAME}")
    return lab.live_and_recorded(recording, *mine, seconds=8, truth=TRUTH, live="all")
