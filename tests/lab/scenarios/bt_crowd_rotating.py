"""A phone with new addresses and payloads among twenty others: its name links them all."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
IRK = "5e17a0c3b2d4e6f8091a2b3c4d5e6f71"
NAME = "Made-Up-Phone"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    subject="chosen",
    checks={
        "ble.address": "resolvable",
        "ble.rotation": "rotates",
        "ble.carry-over": "linked",
        "ble.name": "named",
    },
)


def play(lab):
    lab.own_names += [NAME, IRK]
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "street.btsnoop")
    bluetooth.crowd()
    bluetooth.phone("phone", "resolvable", payload="fresh", every=6, name=NAME, irk=IRK).on()
    mine = ("--mine", f"name={NAME}")
    return lab.live_and_recorded(recording, *mine, seconds=22, truth=TRUTH, live=f"irk={IRK}")
