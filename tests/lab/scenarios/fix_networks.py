"""One network of NetworkManager's, with a password: each of its fixes, on the air, and undone.

Before: it is searched for by name, joined with the hardware address, and its router is told the
computer's name, a lasting number, and an IPv6 address made of the hardware address. After: nothing
of that; the password is still there, for it joins again. Undone: every file as it was.
"""

from tests.lab.guest import frames
from tests.lab.guest.computer import NAME, changed, files
from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK, PASSWORD = "Corner Cafe", "very secret 1"
TRUTH = Truth(checks={"wifi.join-address": "undecided"})  # one join does not show a change
SET_UPS = {
    "everything on": {
        "host.wifi-address": "hardware",
        "host.hidden-networks": "asks",
        "host.dhcp-name": "tells-name",
        "host.dhcp-id": "lasting",
        "host.ipv6": "hardware",
    },
    "everything off": {
        "host.wifi-address": "hardware-elsewhere",  # what new networks get
        "host.hidden-networks": "none",
        "host.dhcp-name": "not-told",
        "host.dhcp-id": "nothing-lasting",
        "host.ipv6": "not-hardware",
    },
}
FIXES = (
    "linux.wifi-address",
    "linux.hidden-network",
    "linux.dhcp-name",
    "linux.dhcp-id",
    "linux.ipv6-address",
)


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder, password=PASSWORD)
    ear = lab.ear()
    manager = NetworkManager(radio, lab.folder, installed=True)
    secret = ("wifi-sec.key-mgmt", "wpa-psk", "wifi-sec.psk", PASSWORD, "wifi.hidden", "yes")
    number = ("ipv4.method", "auto", "ipv4.may-fail", "yes", "ipv4.dhcp-client-id", "duid")
    address = ("ipv6.method", "link-local", "ipv6.addr-gen-mode", "eui64")
    manager.add(NETWORK, *secret, *number, *address)
    before = files("/etc")
    (profile,) = (one for one in before if one.endswith(".nmconnection"))

    air, told = heard(lab, manager, ear, point, "before")
    assert frames.senders(air, frames.JOINING) >= {radio.hardware_address}
    assert frames.asked_for(air, NETWORK)
    assert NAME in told
    assert eui64(radio.hardware_address) in told
    computer.audit(status=1, assessment="exposed", checks=SET_UPS["everything on"])
    number = frames.client_ids(told)

    manager.leave(NETWORK)
    computer.fix(*FIXES)
    assert changed(before, files("/etc")) == [profile]
    assert f"psk={PASSWORD}".encode() in files("/etc")[profile][3]

    air, told = heard(lab, manager, ear, point, "after")
    joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
    assert radio.address() in joining
    assert radio.hardware_address not in joining | frames.senders(air, frames.SEARCHING)
    assert NAME not in told
    assert frames.client_ids(told).isdisjoint(number)
    assert eui64(radio.hardware_address) not in told
    assert radio.hardware_address not in told
    computer.audit(checks=SET_UPS["everything off"])

    manager.leave(NETWORK)
    computer.undo()
    assert changed(before, files("/etc")) == []
    return computer.analyze(air)


def heard(lab, manager, ear, point, when):
    """Search and join; return what was on the air, and what the router was told, in words."""
    recording = ear.record(lab.folder / f"air-{when}.pcap")
    manager.search()
    router = frames.told_to_network(point, lab.folder / f"told-{when}.pcap")
    frames.asks_for_address(router, lambda: manager.join(NETWORK))
    return recording.end(), frames.text(router.end())


def eui64(address):
    """Return the end of an IPv6 address made of a link address (RFC 4291, appendix A)."""
    octets = bytearray.fromhex(address.replace(":", ""))
    octets[0] ^= 2
    second = bytes(octets[:3]) + b"\xff\xfe" + bytes(octets[3:])
    return ":".join(f"{second[at] << 8 | second[at + 1]:x}" for at in range(0, 8, 2))
