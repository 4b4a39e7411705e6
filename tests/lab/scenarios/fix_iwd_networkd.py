"""iwd and systemd-networkd: their fixes, on the air, and undone.

Before: joined with the hardware address, and the router is told the computer's name and a lasting
number. After, with both started anew: nothing of that.
"""

import signal

from tests.lab.guest import frames
from tests.lab.guest.computer import NAME, changed, files, service
from tests.lab.guest.stations import access_point, joined, system_bus
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK = "Corner Cafe"
UNIT = "/etc/systemd/network/20-wifi.network"
SET_UPS = {
    "as they come": {
        "host.wifi-address": "hardware",
        "host.dhcp-name": "tells-name",
        "host.dhcp-id": "lasting",
        "host.hidden-networks": "none",
    },
    "both changed": {
        "host.wifi-address": "changing",
        "host.dhcp-name": "not-told",
        "host.dhcp-id": "nothing-lasting",
    },
}
TRUTH = Truth(checks={"wifi.join-address": "undecided"})  # one join does not show a change
FIXES = ("linux.iwd-address", "linux.networkd-dhcp")


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer(
        settings={
            UNIT: "[Match]\nName=wl*\n[Network]\nDHCP=ipv4\n",
            f"/var/lib/iwd/{NETWORK}.open": "[Settings]\nAutoConnect=true\n",
        }
    )
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder)
    ear = lab.ear()
    system_bus(lab.folder)
    before = files("/etc")

    air, told, running = heard(lab, radio, ear, point, "before")
    joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
    assert joining == {radio.hardware_address}
    assert NAME in told
    lasting = frames.client_ids(told)
    computer.audit(status=1, assessment="exposed", checks=SET_UPS["as they come"])

    computer.fix(*FIXES)
    end(running)
    air, told, running = heard(lab, radio, ear, point, "after")
    joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
    assert len(joining) == 1
    assert radio.hardware_address not in joining
    assert NAME not in told
    assert frames.client_ids(told).isdisjoint(lasting)
    assert radio.hardware_address not in told
    computer.audit(checks=SET_UPS["both changed"])
    computer.undo()
    assert changed(before, files("/etc")) == []
    return computer.analyze(air)


def heard(lab, radio, ear, point, when):
    """Start both, and let them join; return what was on the air, what was told, and who runs."""
    recording = ear.record(lab.folder / f"air-{when}.pcap")
    router = frames.told_to_network(point, lab.folder / f"told-{when}.pcap")
    networkd = service("org.freedesktop.network1", ["/lib/systemd/systemd-networkd"], lab.folder)
    iwd = service("net.connman.iwd", ["/usr/libexec/iwd", "-p", radio.phy], lab.folder)
    frames.asks_for_address(router, lambda: joined(radio))
    return recording.end(), frames.text(router.end()), (iwd, networkd)


def end(running):
    for one in running:
        one.end(signal.SIGTERM)
