"""Engine and client are killed with -9 while they listen: the adapter no longer searches."""

from tests.lab.guest.process import wait_for
from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "bluetooth"
TRUTH = Truth(status=-9)


def play(lab):
    bluetooth = lab.bluetooth()
    bluetooth.phone("phone", "public", address="00:00:5e:00:53:17").on()

    check = lab.watch("--bluetooth", "--mine", "all")
    check.sentence()
    assert bluetooth.discovering()
    check.kill(check.engine())
    said = lab.watched(check)
    right(said, status=2, says=(sentence("errors", "engine-gone"),))
    wait_for(lambda: not bluetooth.discovering())

    check = lab.watch("--bluetooth", "--mine", "all")
    check.sentence()
    check.kill(check.client)
    said = lab.watched(check)
    wait_for(lambda: not bluetooth.discovering())
    return said
