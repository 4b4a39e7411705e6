"""Killed (``kill -9``) while applying a fix: undo restores every file, and the password.

One network of NetworkManager's, a file of the program's own, and one line in a file of others, each
killed at every few steps (at every one: ``tests/fixes``, with a real NetworkManager as well).
Then the network is joined: its password is still there.
"""

from tests.lab.guest.computer import changed, files, service
from tests.lab.guest.killed import killed_at
from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK, PASSWORD = "Corner Cafe", "very secret 1"
FIXES = ("linux.wifi-address", "linux.wifi-address-all", "linux.avahi")
STRIDE = 9
FEWEST = 4
"""Kills of each; fewer would mean that its steps were not seen."""
TRUTH = Truth(status=1, checks={"host.wifi-address": "hardware"})


def play(lab):
    from exposure_check.wiring.fixes import fixing  # the scenario's own process runs it
    from tests.lab.guest.unhurried import take_time

    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio = lab.radio()
    access_point(lab.other(), NETWORK, lab.folder, password=PASSWORD)
    manager = NetworkManager(radio, lab.folder, installed=True)
    manager.add(NETWORK, "wifi-sec.key-mgmt", "wpa-psk", "wifi-sec.psk", PASSWORD)
    service("org.freedesktop.Avahi", ["avahi-daemon"], lab.folder)
    before = files("/etc")
    assert any(PASSWORD.encode() in octets for *_, octets in before.values())

    take_time()
    client = fixing(in_terminal=False).client
    _, offers = client.look()
    for fix in FIXES:
        (offer,) = (one for one in offers if one.fix == fix)
        kills = 0
        while killed_at(kills * STRIDE, lambda offer=offer: client.fixer.apply(offer)):
            undo(client)
            assert changed(before, files("/etc")) == [], f"{fix}, killed at step {kills * STRIDE}"
            kills += 1
        assert changed(before, files("/etc")) != [], f"{fix} was not applied at last"
        undo(client)
        assert changed(before, files("/etc")) == []
        print(fix, "killed at", kills, "steps", flush=True)
        assert kills >= FEWEST

    manager.join(NETWORK)
    return computer.audit()


def undo(client):
    """Undo whatever is not undone, the last first."""
    for entry in reversed(client.history()):
        if entry.stage.value != "undone":
            client.undo(entry.number)
