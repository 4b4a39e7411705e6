"""One frame a channel and search, each from a new address: fewer than 3 good ones of any of them.

Such addresses may be bit errors, so nothing is said about them, and it is not called protected.
"""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=3,
    assessment="not-enough",
    checks={"wifi.search-address": "undecided", "wifi.join-address": "not-seen"},
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.up()
    for _ in range(4):
        radio.scan(random=True, frames=1)
        lab.pause(2.5)
    return lab.analyze(recording.end(), "--mine", "all")
