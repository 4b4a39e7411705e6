"""A radio that does not exist, and an interface that is none."""

from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "wifi"
TRUTH = Truth(status=2, says=(sentence("helper", "not-wireless"),))


def play(lab):
    said = lab.watched(lab.watch("--wifi", "wlan7", "--mine", "all"))
    right(said, status=2, says=(sentence("helper", "no-such-interface"),))
    return lab.watched(lab.watch("--wifi", "lo", "--mine", "all"))
