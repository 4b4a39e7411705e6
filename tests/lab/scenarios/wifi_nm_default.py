"""NetworkManager as it comes: searches with random addresses, joins with the hardware address.

To join, it asks for the network by name, from the hardware address.
"""

from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
NAME = "Corner Cafe"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.join-address": "hardware", "wifi.names-asked": "named"},
)


def play(lab):
    lab.own_names.append(NAME)
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    manager = NetworkManager(radio, lab.folder)
    access_point(lab.radio("5c:e9:31"), NAME, lab.folder)
    manager.add(NAME)
    manager.rescan()
    lab.pause(8)
    manager.join(NAME)
    lab.pause(1)
    return lab.analyze(recording.end(), "--mine", "all")
