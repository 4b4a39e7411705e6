"""Five set-ups of wpa_supplicant alone, started with a file as its service does: each is known.

As it comes; an address that something else gave the interface, which it keeps; another address each
time; that, but for the one network joined; a network that it asks for by its name. Which address it
joins from is read off the air each time.
"""

from tests.lab.guest import frames
from tests.lab.guest.stations import (
    FREQUENCIES,
    access_point,
    network,
    supplicant_file,
    supplicant_service,
    system_bus,
)
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK = "Corner Cafe"
OTHER_ADDRESS = "02:00:5e:00:53:01"
RANDOM = "mac_addr=1\npreassoc_mac_addr=1\n"
SET_UPS = {
    "as it comes": (
        network(NETWORK),
        {
            "host.wifi-address": "hardware",
            "host.wifi-scan-randomisation": "hardware",
            "host.hidden-networks": "none",
        },
    ),
    "an address set by something else": (
        network(NETWORK),
        {
            # Whether it changes is up to what set it.
            "host.wifi-address": "undecided",
            "host.wifi-scan-randomisation": "undecided",
            "host.hidden-networks": "none",
        },
    ),
    "another address each time": (
        RANDOM + network(NETWORK),
        {
            "host.wifi-address": "changing",
            "host.wifi-scan-randomisation": "random",
            "host.hidden-networks": "none",
        },
    ),
    "that, but not in this network": (
        RANDOM + network(NETWORK, mac_addr=0),
        {"host.wifi-address": "hardware", "host.hidden-networks": "none"},
    ),
    "asked for by its name": (
        network(NETWORK, scan_ssid=1),
        {"host.wifi-address": "hardware", "host.hidden-networks": "asks"},
    ),
}
TRUTH = Truth(status=1)  # the set-ups' own are compared one by one


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder)
    ear = lab.ear()
    system_bus(lab.folder)
    for number, (settings, checks) in enumerate(SET_UPS.values()):
        kept = checks["host.wifi-address"] == "undecided"
        radio.use_address(OTHER_ADDRESS if kept else radio.hardware_address)
        radio.down()
        recording = ear.record(lab.folder / f"air-{number}.pcap")
        supplicant_file(radio, f"freq_list={FREQUENCIES}\n{settings}")
        supplicant = supplicant_service(radio, lab.folder / f"wpa_supplicant-{number}.log")
        supplicant.until("CTRL-EVENT-CONNECTED", 150)
        lab.pause(1)
        air = recording.end()
        said = computer.audit(checks=checks)
        supplicant.end()
        joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
        hardware = checks["host.wifi-address"] == "hardware"
        assert (joining == {radio.hardware_address}) == hardware
        assert (joining == {OTHER_ADDRESS}) == kept
        assert frames.asked_for(air, NETWORK) == (checks["host.hidden-networks"] == "asks")
    return said
