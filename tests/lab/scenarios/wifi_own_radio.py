"""A radio overhears itself: a monitor interface beside its own shows what it sends."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.search-address": "hardware", "wifi.names-asked": "none"},
)


def play(lab):
    radio = lab.radio()
    recording = radio.monitor("own0").record(lab.folder / "own.pcap")
    radio.up()
    for _ in range(6):
        radio.scan()
        lab.pause(2.5)
    return lab.analyze(recording.end(), "--mine", "all")
