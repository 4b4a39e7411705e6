"""A phone whose resolvable address changes, while its payload stays: the payload links them."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
TRUTH = Truth(
    status=1,
    assessment="exposed",
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
    payload = "060001092002" + "5a17c3e4" + "00112233445566778899aabb"
    bluetooth.phone("phone", "resolvable", payload=payload, every=5, silence=2).on()
    mine = ("--mine", "all")
    return lab.live_and_recorded(
        recording, *mine, seconds=26, truth=TRUTH.but(ble_name="undecided")
    )
