"""rfkill: Wi-Fi is blocked before the check, then in mid-check."""

from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "wifi"
TRUTH = Truth(
    status=1,
    says=(sentence("live", "ending.failed"), sentence("helper", "radio-off")),
)


def play(lab):
    radio, phone = lab.radio(), lab.other("3c:06:30")
    phone.up()
    radio.block()
    said = lab.watched(lab.watch("--wifi", radio.interface, "--mine", "all"))
    right(said, status=2, says=(sentence("helper", "radio-off"),))

    radio.block(on=False)
    check = lab.watch("--wifi", radio.interface, "--mine", "all")
    check.listening()
    phone.scan()
    check.sentence()
    radio.block()
    return lab.watched(check)
