"""Address and payload change together, but at once: alone in reach, the moment alone links them.

Rule B4, third strength: exactly one address dies and one is born within 0.3 s, equally strong.
"""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
TRUTH = Truth(
    checks={
        "ble.address": "resolvable",
        "ble.rotation": "rotates",
        "ble.carry-over": "linked",
        "ble.name": "none",
    },
)


def play(lab):
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "phone.btsnoop")
    bluetooth.phone("phone", "resolvable", payload="fresh", every=5, interval=0.1).on()
    mine = ("--mine", "all")
    return lab.live_and_recorded(
        recording, *mine, seconds=22, truth=TRUTH.but(ble_name="undecided", ble_carry_over=None)
    )
