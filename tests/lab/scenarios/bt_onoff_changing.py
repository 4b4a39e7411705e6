"""Among twenty others: a phone with a new private address whenever it is switched on.

It is told apart by switching it off and on as the program asks, and at the end off once more.
"""

from tests.lab.guest.truth import Truth
from tests.lab.guest.watching import dance

LANE = "bluetooth"
SECONDS = 700
LONG = True
TRUTH = Truth(subject="chosen", checks={"ble.address": "resolvable"})


def play(lab):
    bluetooth = lab.bluetooth()
    bluetooth.crowd()
    phone = bluetooth.phone("phone", "resolvable", payload="fresh", rssi=-42)
    phone.on()
    check = lab.watch("--bluetooth", "--json", "--minutes", "0.2")
    dance(check, phone, changes=True)
    said = lab.watched(check)
    assert len(phone.addresses()) >= 5
    return said
