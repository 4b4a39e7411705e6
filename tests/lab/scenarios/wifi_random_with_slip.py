"""Random addresses for searching, but one round in between goes out with the hardware address."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.search-address": "leaks-hardware", "wifi.names-asked": "none"},
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.up()
    for number in range(7):
        radio.scan(random=number != 3)
        lab.pause(2.5)
    return lab.analyze(recording.end(), "--mine", "all")
