"""NetworkManager 1.52 (Debian 13): the fixes that it does otherwise, on the air, and undone.

An address for each name of a network; the name withheld for one network by the newer key, and for
all networks by a file, which 1.42 does not know.
"""

from tests.lab.guest import frames
from tests.lab.guest.computer import NAME, changed, files
from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
NETWORK, PASSWORD = "Corner Cafe", "very secret 1"
ONE = ("linux.wifi-address", "linux.dhcp-name")
ALL = ("linux.wifi-address-all", "linux.dhcp-name-all")
SET_UPS = {
    "as it comes": {"host.wifi-address": "hardware", "host.dhcp-name": "tells-name"},
    "one network": {"host.wifi-address": "hardware-elsewhere", "host.dhcp-name": "not-told"},
    "all networks": {"host.wifi-address": "changing", "host.dhcp-name": "not-told"},
}
TRUTH = Truth(checks={"wifi.join-address": "undecided"})  # one join does not show a change


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder, password=PASSWORD)
    ear = lab.ear()
    manager = NetworkManager(radio, lab.folder, installed=True)
    secret = ("wifi-sec.key-mgmt", "wpa-psk", "wifi-sec.psk", PASSWORD)
    own = ("ipv4.method", "auto", "ipv4.may-fail", "yes", "ipv6.method", "link-local")
    manager.add(NETWORK, *secret, *own)
    before = files("/etc")
    (profile,) = (one for one in before if one.endswith(".nmconnection"))

    _, joining, told = heard(lab, manager, ear, point, "before")
    assert joining == {radio.hardware_address}
    assert NAME in told
    computer.audit(status=1, assessment="exposed", checks=SET_UPS["as it comes"])

    addresses = []
    for fixes in (ONE, ALL):
        computer.fix(*fixes)
        now = files("/etc")
        assert (changed(before, now) == [profile]) == (fixes is ONE)
        assert f"psk={PASSWORD}".encode() in now[profile][3]
        air, joining, told = heard(lab, manager, ear, point, fixes[-1])
        assert joining == {radio.address()}
        assert NAME not in told
        addresses += joining
        computer.audit(checks=SET_UPS["one network" if fixes is ONE else "all networks"])
        computer.undo()
        assert changed(before, files("/etc")) == []
    # By the network's name, whoever asks for it: the same address by profile and by file.
    assert radio.hardware_address not in addresses
    assert addresses[0] == addresses[1]
    return computer.analyze(air)


def heard(lab, manager, ear, point, when):
    """Leave and join; return the recording, who joined, and what the router was told."""
    manager.leave(NETWORK)
    recording = ear.record(lab.folder / f"air-{when}.pcap")
    router = frames.told_to_network(point, lab.folder / f"told-{when}.pcap")
    frames.asks_for_address(router, lambda: manager.join(NETWORK))
    air = recording.end()
    joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
    return air, joining, frames.text(router.end())
