"""A phone whose resolvable address and payload change together, with a pause: no link."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
TRUTH = Truth(
    checks={
        "ble.address": "resolvable",
        "ble.rotation": "rotates",
        "ble.carry-over": "not-linked",
        "ble.name": "none",
    },
)


def play(lab):
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "phone.btsnoop")
    bluetooth.phone("phone", "resolvable", payload="fresh", every=5, silence=5).on()
    mine = ("--mine", "all")
    return lab.live_and_recorded(
        recording, *mine, seconds=44, truth=TRUTH.but(ble_name="undecided", ble_carry_over=None)
    )
