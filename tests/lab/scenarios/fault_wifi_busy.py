"""The only radio serves a network on another channel: it says so, and the connection stays."""

from tests.lab.guest.stations import access_point, joined, network, wpa_supplicant
from tests.lab.guest.truth import Truth
from tests.lab.guest.words import sentence

LANE = "wifi"
NAME = "Corner Cafe"
TRUTH = Truth(status=2, says=(sentence("helper", "radio-busy"),))


def play(lab):
    lab.own_names.append(NAME)
    radio = lab.radio()
    access_point(lab.other(), NAME, lab.folder, channel=1)
    wpa_supplicant(radio, lab.folder, network(NAME))
    joined(radio)
    said = lab.watched(lab.watch("--wifi", radio.interface, "--channel", "6", "--mine", "all"))
    joined(radio, 1)
    return said
