"""Searches with 02:00:00:00:00:00, which many phones share: fixed, but not its own."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    checks={
        "wifi.search-address": "shared-placeholder",
        "wifi.join-address": "not-seen",
        "wifi.names-asked": "none",
    },
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.use_address("02:00:00:00:00:00")
    for _ in range(6):
        radio.scan()
        lab.pause(2.5)
    return lab.analyze(recording.end(), "--mine", "all")
