"""Names told on local networks, by Avahi and systemd-resolved: each fix, on the air, and undone.

Before: whoever is in the same network hears the computer's name from both. With another name of
the computer, that one is heard; with Avahi's and resolved's fixes, none. NetworkManager's own, for
one network, has resolved answer no more there.
"""

from contextlib import contextmanager

from tests.lab.guest import frames
from tests.lab.guest.computer import NAME, changed, files, service
from tests.lab.guest.process import wait_for
from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK = "Corner Cafe"
AVAHI = ("org.freedesktop.Avahi", ["avahi-daemon"])
RESOLVED = ("org.freedesktop.resolve1", ["/lib/systemd/systemd-resolved"])
MDNS, LLMNR = "udp port 5353", "udp port 5355"
OTHER = "computer"
STOPS_HEARING = "224.0.0.252 to_in"
"""Leaves the group of LLMNR's questions (RFC 3376: changes to "include" no source)."""
QUIET = 10
"""Seconds: both tell their names within two or three of joining."""
SET_UPS = {
    "both tell it": {"host.local-names": "tells-name", "host.computer-name": "own"},
    "neither": {"host.local-names": "quiet"},
}
TRUTH = Truth(checks=SET_UPS["both tell it"])


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder)
    manager = NetworkManager(radio, lab.folder, installed=True)
    manager.add(NETWORK, "ipv4.method", "manual", "ipv4.addresses", "192.0.2.7/24")
    before = files("/etc")
    running = []

    told = heard(lab, manager, point, running, "before", MDNS, LLMNR)
    assert NAME in frames.octets(told, MDNS)
    assert NAME in frames.octets(told, LLMNR)
    computer.audit(status=1, checks=TRUTH.checks)

    with hostnamed(lab):
        computer.fix("linux.computer-name")
    told = heard(lab, manager, point, running, "renamed", MDNS, LLMNR)
    assert OTHER in frames.octets(told, MDNS)
    assert NAME not in frames.octets(told)
    with hostnamed(lab):
        computer.undo()
    assert not (left := changed(before, files("/etc"))), left

    computer.fix("linux.avahi", "linux.local-names")
    told = heard(lab, manager, point, running, "quiet")
    assert NAME not in frames.octets(told)
    computer.audit(checks=SET_UPS["neither"])
    computer.undo()
    assert not (left := changed(before, files("/etc"))), left

    heard(lab, manager, point, running, "again", MDNS, LLMNR)
    computer.fix("linux.local-names-network")
    told = heard(lab, manager, point, running, "quiet-network", MDNS)
    assert NAME in frames.octets(told, MDNS)
    # It asks once with its name before NetworkManager tells it not to, which is said in the fix.
    assert STOPS_HEARING in frames.text(told, "igmp")
    computer.undo()
    assert not (left := changed(before, files("/etc"))), left
    return computer.audit()


def heard(lab, manager, point, running, when, *kinds):
    """Start both services anew and join; return what the network was told.

    Waits until everything of ``kinds`` was heard, and a while for what should not be.
    """
    manager.leave(NETWORK)
    while running:
        running.pop().end()
    recording = frames.told_to_network(point, lab.folder / f"told-{when}.pcap")
    running += [service(*one, lab.folder) for one in (RESOLVED, AVAHI)]
    manager.join(NETWORK)
    for kind in kinds:
        wait_for(lambda kind=kind: frames.text(recording.path, kind), every=1)
    lab.pause(QUIET)
    return recording.end()


@contextmanager
def hostnamed(lab):
    """Run hostnamed meanwhile: it ends by itself when nobody asks it for a while."""
    running = service("org.freedesktop.hostname1", ["/lib/systemd/systemd-hostnamed"], lab.folder)
    yield
    running.end()
