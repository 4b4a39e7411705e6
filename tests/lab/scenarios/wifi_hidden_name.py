"""wpa_supplicant with random addresses, and one hidden network that it asks for by name each time.

Its setup number (WPS UUID-E) is made from the hardware address and stays the same, too; nobody who
does not know that address can tell what it is made from, but it links all searches.
"""

from tests.lab.guest.process import wait_for
from tests.lab.guest.stations import network, wpa_supplicant
from tests.lab.guest.truth import Truth
from tests.lab.guest.wifi import askers

LANE = "wifi"
NAME = "Maple Lane 7"
SEARCHES = 7
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={
        "wifi.search-address": "rotating",
        "wifi.names-asked": "named",
        "wifi.join-address": "not-seen",
        "wifi.wps": "serial",
    },
)


def play(lab):
    radio = lab.radio()
    lab.own_names.append(NAME)
    recording = lab.ear().record(lab.folder / "air.pcap")
    with lab.overhearing(moved=True) as own:
        # A new address for every search: the lifetime of one is 0 s.
        wpa_supplicant(
            radio,
            lab.folder,
            network(NAME, scan_ssid=1),
            preassoc_mac_addr=1,
            rand_addr_lifetime=0,
        )
        wait_for(lambda: len(askers(recording.path, NAME)) >= SEARCHES, 120, 2)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
