"""The Bluetooth adapter is unplugged in mid-check; then there is none."""

from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "bluetooth"
TRUTH = Truth(status=2, says=(sentence("bluetooth", "no-adapter"),))


def play(lab):
    bluetooth = lab.bluetooth()
    bluetooth.phone("phone", "public", address="00:00:5e:00:53:17").on()
    check = lab.watch("--bluetooth", "--mine", "all")
    check.sentence()
    bluetooth.unplug()
    said = lab.watched(check)
    says = (sentence("live", "ending.failed"), sentence("bluetooth", "adapter-gone"))
    right(said, status=1, says=says)
    return lab.watched(lab.watch("--bluetooth", "--mine", "all"))
