"""rfkill: Bluetooth is blocked in mid-check; then from the beginning."""

from tests.lab.guest.process import call
from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "bluetooth"
TRUTH = Truth(status=2, says=(sentence("bluetooth", "blocked"),))


def play(lab):
    bluetooth = lab.bluetooth()
    bluetooth.phone("phone", "public", address="00:00:5e:00:53:17").on()
    check = lab.watch("--bluetooth", "--mine", "all")
    check.sentence()
    call("rfkill", "block", "bluetooth")
    try:
        said = lab.watched(check)
        says = (sentence("live", "ending.failed"), sentence("bluetooth", "blocked"))
        right(said, status=1, says=says)
        return lab.watched(lab.watch("--bluetooth", "--mine", "all"))
    finally:
        call("rfkill", "unblock", "bluetooth")
