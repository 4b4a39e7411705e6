"""wpa_supplicant alone, with a password in its file: the fix by hand, on the air, and taken back.

The program does not write a file that holds passwords; it shows what to write. Written so, it
joins and searches from other addresses than the hardware's, another one at each start, and the
password is as good as before; with the lines taken out the file is as it was.
"""

import re
import tomllib
from contextlib import contextmanager
from pathlib import Path

from tests.lab.guest import frames
from tests.lab.guest.computer import changed, files
from tests.lab.guest.stations import (
    FREQUENCIES,
    access_point,
    supplicant_file,
    supplicant_service,
    system_bus,
)
from tests.lab.guest.truth import Truth

LANE = "wifi"
LONG = True
NETWORK, PASSWORD = "Corner Cafe", "very secret 1"
FIX = "linux.supplicant-address"
TIPS = Path(__file__).parents[3] / "resources" / "tips"
FILE = f"""ctrl_interface=/run/wpa_supplicant
freq_list={FREQUENCIES}

network={{
	ssid="{NETWORK}"
	psk="{PASSWORD}"
	scan_freq={FREQUENCIES}
}}
"""
SET_UPS = {
    "as it comes": {
        "host.wifi-address": "hardware",
        "host.wifi-scan-randomisation": "hardware",
        "host.hidden-networks": "none",
    },
    "as the steps say": {
        "host.wifi-address": "changing",
        "host.wifi-scan-randomisation": "random",
        "host.hidden-networks": "none",
    },
}
TRUTH = Truth(checks={"wifi.join-address": "undecided"})  # one join does not show a change


def play(lab):
    lab.own_names.append(NETWORK)
    computer = lab.computer()
    radio, point = lab.radio(), lab.other()
    access_point(point, NETWORK, lab.folder, password=PASSWORD)
    ear = lab.ear()
    system_bus(lab.folder)
    path = supplicant_file(radio, FILE)
    before = files("/etc")

    with heard(lab, radio, ear, point, "before") as (_, searching, joining):
        computer.audit(status=1, assessment="exposed", checks=SET_UPS["as it comes"])
        offer = offered(lab)
        said = lab.run_unhurried("fix", FIX, "--apply", "--yes", "--json")
    assert searching == joining == {radio.hardware_address}
    assert (offer["guided"], offer["changes"]) == (True, [])
    assert not said.report["done"]
    assert changed(before, files("/etc")) == []

    written = lines_to_write(offer["guide"])
    assert len(written) == 2
    supplicant_file(radio, "".join(f"{line}\n" for line in written) + FILE)
    assert changed(before, files("/etc")) == [str(path)]
    used = set()
    for when in ("after", "after-again"):
        with heard(lab, radio, ear, point, when) as (air, searching, joining):
            computer.audit(checks=SET_UPS["as the steps say"])
        assert radio.hardware_address not in searching | joining
        assert len(joining) == 1
        assert not joining & used
        used |= joining

    supplicant_file(radio, FILE)
    assert changed(before, files("/etc")) == []
    with heard(lab, radio, ear, point, "undone") as (_, searching, joining):
        computer.audit(status=1, assessment="exposed", checks=SET_UPS["as it comes"])
    assert searching == joining == {radio.hardware_address}
    return computer.analyze(air)


@contextmanager
def heard(lab, radio, ear, point, when):
    """Start it and join; yield the recording, and who searched and who joined; then end it."""
    recording = ear.record(lab.folder / f"air-{when}.pcap")
    supplicant = supplicant_service(radio, lab.folder / f"wpa_supplicant-{when}.log")
    supplicant.until("CTRL-EVENT-CONNECTED", 150)  # its password is right
    air = recording.end()
    joining = frames.senders(air, frames.JOINING) - {point.hardware_address}
    yield air, frames.senders(air, frames.SEARCHING), joining
    supplicant.end()


def offered(lab):
    """Return the fix as it is shown."""
    (offer,) = (
        one for one in lab.run_unhurried("fix", "--json").report["offers"] if one["fix"] == FIX
    )
    return offer


def lines_to_write(guide):
    """Return the lines of its file that the steps shown tell to write."""
    steps = tomllib.loads((TIPS / f"{guide}.toml").read_text(encoding="utf-8"))["steps"]
    (step,) = (one for one in steps if one["versions"] == "wpa_supplicant alone")
    return re.findall(r"\w+=\w+", step["text"])
