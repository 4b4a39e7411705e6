"""iwd as it comes: searches with random addresses, joins with the hardware address."""

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
    with lab.overhearing(moved=True) as own:
        iwd(radio, lab.folder, known=(NAME,))
        lab.pause(10)
        access_point(lab.other(), NAME, lab.folder)
        joined(radio)
        lab.pause(1)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
