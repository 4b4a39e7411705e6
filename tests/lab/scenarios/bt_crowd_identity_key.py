"""A phone that nothing gives away, among twenty others: only its owner's identity key finds it."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
IRK = "5e17a0c3b2d4e6f8091a2b3c4d5e6f70"
TRUTH = Truth(
    subject="chosen",
    checks={
        "ble.address": "resolvable",
        "ble.rotation": "rotates",
        "ble.carry-over": "not-linked",
        "ble.name": "none",
    },
)


def play(lab):
    lab.own_names.append(IRK)
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "street.btsnoop")
    bluetooth.crowd()
    bluetooth.phone("phone", "resolvable", payload="fresh", every=5, silence=5, irk=IRK).on()
    mine = ("--mine", f"irk={IRK}")
    return lab.live_and_recorded(
        recording, *mine, seconds=44, truth=TRUTH.but(ble_name="undecided", ble_carry_over=None)
    )
