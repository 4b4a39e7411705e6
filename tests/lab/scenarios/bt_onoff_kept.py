"""Among twenty others: a phone with a public address, switched off and on as the program asks."""

from tests.lab.guest.truth import Truth
from tests.lab.guest.watching import dance

LANE = "bluetooth"
SECONDS = 700
LONG = True
TRUTH = Truth(
    status=1,
    assessment="exposed",
    subject="chosen",
    checks={"ble.address": "public", "ble.rotation": "fixed"},
)


def play(lab):
    bluetooth = lab.bluetooth()
    bluetooth.crowd()
    phone = bluetooth.phone("phone", "public", address="00:00:5e:00:53:17", rssi=-42)
    phone.on()
    check = lab.watch("--bluetooth", "--json", "--minutes", "0.2")
    dance(check, phone, changes=False)
    return lab.watched(check)
