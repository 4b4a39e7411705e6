"""Six set-ups of NetworkManager's, joined in each: the audit knows each one.

As it comes; an address for each network; a new address each time; a network that is asked for by
its name; no name but a lasting number told to routers; IPv6 addresses made of the hardware address.
"""

from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK = "Corner Cafe"
AS_IT_COMES = {
    "host.wifi-address": "hardware",
    "host.wifi-scan-randomisation": "hardware",  # joined, it searches from where it joined
    "host.hidden-networks": "none",
    "host.dhcp-name": "tells-name",
    "host.dhcp-id": "nothing-lasting",
    "host.ipv6": "not-hardware",
    "host.local-names": "quiet",
    "host.computer-name": "own",
}
SET_UPS = {
    "as it comes": ((), AS_IT_COMES),
    "an address for each network": (
        ("wifi.cloned-mac-address", "stable"),
        # New networks get the hardware address as before.
        {"host.wifi-address": "hardware-elsewhere", "host.wifi-scan-randomisation": "random"},
    ),
    "a new address each time": (
        ("wifi.cloned-mac-address", "random"),
        {"host.wifi-address": "hardware-elsewhere"},
    ),
    "asked for by its name": (
        ("wifi.cloned-mac-address", "permanent", "wifi.hidden", "yes"),
        {"host.wifi-address": "hardware", "host.hidden-networks": "asks"},
    ),
    "no name but a lasting number": (
        ("ipv4.dhcp-send-hostname", "no", "ipv4.dhcp-client-id", "duid", "wifi.hidden", "no"),
        {"host.dhcp-name": "not-told", "host.dhcp-id": "lasting", "host.hidden-networks": "none"},
    ),
    "IPv6 addresses made of the hardware address": (
        ("ipv6.addr-gen-mode", "eui64"),
        {"host.ipv6": "hardware"},
    ),
}
TRUTH = Truth(status=1, assessment="exposed")  # the set-ups' own are compared one by one


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio = lab.radio()
    access_point(lab.other(), NETWORK, lab.folder)
    manager = NetworkManager(radio, lab.folder, installed=True)
    own = ("ipv4.method", "auto", "ipv4.may-fail", "yes", "ipv6.method", "link-local")
    manager.add(NETWORK, *own, "ipv6.addr-gen-mode", "stable-privacy")
    for settings, checks in SET_UPS.values():
        manager.leave(NETWORK)
        if settings:
            manager.modify(NETWORK, *settings)
        manager.join(NETWORK)
        said = computer.audit(status=1, assessment="exposed", checks=checks)
    return said
