"""A radio that searches with its burned-in address, a vendor's: the same in every round."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={
        "wifi.search-address": "hardware",
        "wifi.join-address": "not-seen",
        "wifi.names-asked": "none",
    },
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.up()
    with lab.overhearing() as own:
        for _ in range(6):
            radio.scan()
            lab.pause(2.5)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
