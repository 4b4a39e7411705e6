"""bluetoothd is killed in mid-check; then it does not run."""

import signal

from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "bluetooth"
TRUTH = Truth(status=2, says=(sentence("bluetooth", "no-bluez"),))


def play(lab):
    bluetooth = lab.bluetooth()
    bluetooth.phone("phone", "public", address="00:00:5e:00:53:17").on()
    check = lab.watch("--bluetooth", "--mine", "all")
    check.sentence()
    bluetooth.bluetoothd.end(signal.SIGKILL)
    said = lab.watched(check)
    says = (sentence("live", "ending.failed"), sentence("bluetooth", "bluez-ended"))
    right(said, status=1, says=says)
    return lab.watched(lab.watch("--bluetooth", "--mine", "all"))
