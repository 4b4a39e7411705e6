"""iwd as it comes: searches with random addresses, joins with the hardware address.

It runs before anything listens, as on real systems: when it starts it takes its radio over and
removes all interfaces of it, also one that listens.
"""

from tests.lab.guest.process import wait_for
from tests.lab.guest.stations import access_point, iwd, joined
from tests.lab.guest.truth import Truth

LANE = "wifi"
NAME = "Corner Cafe"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.join-address": "hardware"},
)


def play(lab):
    lab.own_names.append(NAME)
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    before = radio.index()
    iwd(radio, lab.folder, known=(NAME,))
    wait_for(lambda: radio.index() not in ("", before))
    with lab.overhearing(moved=True) as own:
        access_point(lab.other(), NAME, lab.folder)
        joined(radio)
        lab.pause(1)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
