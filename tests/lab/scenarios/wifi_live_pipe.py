"""Read through a pipe while it is recorded: tcpdump -w - | exposure-check analyze -."""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={"wifi.search-address": "hardware", "wifi.names-asked": "none"},
)


def play(lab):
    ear, radio = lab.ear(), lab.radio()
    radio.up()

    def search():
        for _ in range(6):
            radio.scan()
            lab.pause(2.5)

    return lab.analyze_live(ear, search, "--mine", "all")
