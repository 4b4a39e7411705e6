"""A phone that advertises with its public address, alone."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
NAME = "Made-Up-Phone"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"ble.address": "public", "ble.rotation": "fixed", "ble.name": "named"},
)


def play(lab):
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "phone.btsnoop")
    bluetooth.phone("phone", "public", address="00:00:5e:00:53:17", name=NAME).on()
    bluetooth.scan(8)
    return lab.analyze(recording.end(), "--mine", f"name={NAME}")
