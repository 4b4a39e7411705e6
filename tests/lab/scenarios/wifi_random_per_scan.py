"""The kernel draws a random address for each round of searching; nothing is asked for by name."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    checks={
        "wifi.search-address": "rotating",
        "wifi.join-address": "not-seen",
        "wifi.names-asked": "none",
    },
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.up()
    for _ in range(6):
        radio.scan(random=True)
        lab.pause(2.5)
    return lab.analyze(recording.end(), "--mine", "all")
