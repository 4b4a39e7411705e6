"""A laptop beside this computer searches with its hardware address; this one listens live."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.search-address": "hardware", "wifi.names-asked": "none"},
)


def play(lab):
    radio, laptop = lab.radio(), lab.other("3c:06:30")
    laptop.up()
    address = ("--mine", f"address={laptop.hardware_address}")
    check = lab.watch("--wifi", radio.interface, *address, "--json")
    check.listening()
    for _ in range(6):
        laptop.scan()
        lab.pause(2.5)
    check.sentence()
    check.end_helpers()
    return lab.watched(check)
