"""NetworkManager with cloned-mac-address=stable: each network is joined with an address of its own.

(``stable-ssid``, an address for each name instead of each profile, came with NetworkManager 1.46;
the guest has 1.42.) To join, it mostly asks for the network by name, unless it has just heard it.
"""

from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth
from tests.lab.guest.wifi import asked_by_name

LANE = "wifi"
TRUTH = Truth(checks={"wifi.join-address": "random"})


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    manager = NetworkManager(radio, lab.folder)
    with lab.overhearing(moved=True) as own:
        for name in ("Corner Cafe", "Library"):
            lab.own_names.append(name)
            point = access_point(lab.other(), name, lab.folder)
            manager.add(name, cloned_mac_address="stable")
            manager.join(name)
            lab.pause(1)
            manager.leave(name)
            point.end()
    said = lab.analyze(recording.end(), "--mine", "all")
    assert asked_by_name(recording.path) == (said.verdicts["wifi.names-asked"] == "named")
    return own.said, said
