"""NetworkManager as it comes: searches with random addresses, joins with the hardware address.

To join, it mostly asks for the network by name, from the hardware address, unless it has just
heard it.
"""

from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth
from tests.lab.guest.wifi import asked_by_name

LANE = "wifi"
NAME = "Corner Cafe"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.join-address": "hardware"},
)


def play(lab):
    lab.own_names.append(NAME)
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    manager = NetworkManager(radio, lab.folder)
    with lab.overhearing(moved=True) as own:
        access_point(lab.other(), NAME, lab.folder)
        manager.add(NAME)
        manager.rescan()
        lab.pause(8)
        manager.join(NAME)
        lab.pause(1)
    said = lab.analyze(recording.end(), "--mine", "all")
    assert asked_by_name(recording.path) == (said.verdicts["wifi.names-asked"] == "named")
    return own.said, said
