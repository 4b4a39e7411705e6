"""The Wi-Fi adapter that listens is unplugged in mid-check: what was heard is reported."""

from tests.lab.guest.truth import Truth
from tests.lab.guest.words import sentence

LANE = "wifi"
TRUTH = Truth(
    status=1,
    says=(sentence("live", "ending.failed"), sentence("helper", "interface-gone")),
)


def play(lab):
    radio, phone = lab.radio(), lab.other("3c:06:30")
    phone.up()
    check = lab.watch("--wifi", radio.interface, "--mine", "all")
    check.listening()
    phone.scan()
    check.sentence()
    radio.unplug()
    return lab.watched(check, gone=radio.interface)
