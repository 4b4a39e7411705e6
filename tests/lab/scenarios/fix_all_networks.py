"""All networks of NetworkManager's: its fixes in files, on the air, and undone.

Before: it searches and joins with the hardware address. After, and NetworkManager only reloaded:
neither. Then, instead, an address for one network for as long as the computer runs.
"""

from tests.lab.guest import frames
from tests.lab.guest.computer import changed, files
from tests.lab.guest.stations import NetworkManager, access_point
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK = "Corner Cafe"
SET_UPS = {
    "the hardware address": {
        "host.wifi-address": "hardware",
        "host.wifi-scan-randomisation": "hardware",
    },
    "everything random": {
        "host.wifi-address": "changing",
        "host.wifi-scan-randomisation": "random",
    },
}
TRUTH = Truth(checks={"wifi.join-address": "undecided"})  # one join does not show a change
FIXES = ("linux.wifi-address-all", "linux.wifi-search")
FOLDER = "/etc/NetworkManager/conf.d/90-exposure-check-"
SEARCH_AS_YOU_ARE = "[device-lab]\nwifi.scan-rand-mac-address=no\n"


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder)
    ear = lab.ear()
    manager = NetworkManager(radio, lab.folder, SEARCH_AS_YOU_ARE, installed=True)
    manager.add(NETWORK)
    before = files("/etc")

    _, searching, joining = heard(lab, manager, ear, point, "before")
    assert searching == {radio.hardware_address}
    assert joining == {radio.hardware_address}
    computer.audit(status=1, assessment="exposed", checks=SET_UPS["the hardware address"])

    computer.fix(*FIXES)
    written = [f"{FOLDER}address.conf", f"{FOLDER}scan.conf"]
    assert changed(before, files("/etc")) == written
    air, searching, joining = heard(lab, manager, ear, point, "after")
    assert radio.hardware_address not in searching | joining
    assert joining == {radio.address()}
    computer.audit(checks=SET_UPS["everything random"])
    computer.undo()
    assert changed(before, files("/etc")) == []

    computer.fix("linux.wifi-address-each-start")
    addresses = [heard(lab, manager, ear, point, f"start-{time}")[2] for time in (1, 2)]
    assert addresses[0] == addresses[1] == {radio.address()}
    assert radio.hardware_address not in addresses[0]
    computer.undo()
    assert changed(before, files("/etc")) == []
    return computer.analyze(air)


def heard(lab, manager, ear, point, when):
    """Leave, search and join; return the recording, and who searched and who joined."""
    manager.leave(NETWORK)
    recording = ear.record(lab.folder / f"air-{when}.pcap")
    manager.search()
    manager.join(NETWORK)
    air = recording.end()
    joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
    return air, frames.senders(air, frames.SEARCHING), joining
