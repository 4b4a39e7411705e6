"""wpa_supplicant searches with random addresses, but joins with the hardware address.

Each search carries a setup number (WPS UUID-E) made from the hardware address (rule W7), which the
join confirms.
"""

from tests.lab.guest.stations import access_point, joined, network, wpa_supplicant
from tests.lab.guest.truth import Truth

LANE = "wifi"
NAME = "Corner Cafe"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.join-address": "hardware", "wifi.wps": "gives-hardware-address"},
)


def play(lab):
    lab.own_names.append(NAME)
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    with lab.overhearing(moved=True) as own:
        wpa_supplicant(
            radio, lab.folder, network(NAME), preassoc_mac_addr=1, rand_addr_lifetime=0, mac_addr=0
        )
        lab.pause(12)  # nothing there yet: it searches
        access_point(lab.other(), NAME, lab.folder)
        joined(radio)
        lab.pause(1)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
