"""A phone with a public address, told by its name among twenty others."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
ADDRESS = "00:00:5e:00:53:17"
NAME = "Made-Up-Phone"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    subject="chosen",
    checks={
        "ble.address": "public",
        "ble.rotation": "fixed",
        "ble.name": "named",
    },
)


def play(lab):
    lab.own_names.append(NAME)
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "street.btsnoop")
    bluetooth.crowd()
    bluetooth.phone("phone", "public", address=ADDRESS, name=NAME).on()
    mine = ("--mine", f"name={NAME}")
    return lab.live_and_recorded(
        recording, *mine, seconds=10, truth=TRUTH, live=f"address={ADDRESS}"
    )
