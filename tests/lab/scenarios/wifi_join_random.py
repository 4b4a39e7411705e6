"""wpa_supplicant joins with random addresses: another one for another network."""

from tests.lab.guest.stations import access_point, joined, network, wpa_supplicant
from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(checks={"wifi.join-address": "random"})


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    with lab.overhearing(moved=True) as own:
        for name in ("Corner Cafe", "Library"):
            lab.own_names.append(name)
            point = access_point(lab.other(), name, lab.folder)
            supplicant = wpa_supplicant(
                radio,
                lab.folder,
                network(name, mac_addr=1),
                preassoc_mac_addr=1,
                rand_addr_lifetime=0,
            )
            joined(radio)
            lab.pause(1)
            supplicant.end()
            point.end()
            lab.pause(2)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
