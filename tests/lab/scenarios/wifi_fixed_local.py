"""A burned-in address with the local bit set, as virtual radios have: fixed all the same."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={
        "wifi.search-address": "fixed-local",
        "wifi.join-address": "not-seen",
        "wifi.names-asked": "none",
    },
)


def play(lab):
    radio = lab.radio("02:00:00")
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.up()
    with lab.overhearing() as own:
        for _ in range(6):
            radio.scan()
            lab.pause(2.5)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
