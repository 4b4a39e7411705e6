"""NetworkManager with cloned-mac-address=stable: each network is joined with an address of its own.

To join, it asks for the network by name.
"""

from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.join-address": "random", "wifi.names-asked": "named"},
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    manager = NetworkManager(radio, lab.folder)
    for name in ("Corner Cafe", "Library"):
        lab.own_names.append(name)
        point = access_point(lab.radio("5c:e9:31"), name, lab.folder)
        manager.add(name, cloned_mac_address="stable")
        manager.join(name)
        lab.pause(1)
        manager.leave(name)
        point.end()
    return lab.analyze(recording.end(), "--mine", "all")
