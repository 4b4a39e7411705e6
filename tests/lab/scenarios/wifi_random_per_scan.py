"""The kernel draws a random address for each round of searching; nothing is asked for by name.

But its sequence numbers run on over every change (Linux 6.1, virtual radio), so rule W5 links them.
"""

from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(
    status=1,
    assessment="exposed",
    checks={
        "wifi.search-address": "rotating",
        "wifi.sequence": "linked",
        "wifi.join-address": "not-seen",
        "wifi.names-asked": "none",
        "wifi.wps": "not-seen",
    },
)


def play(lab):
    radio = lab.radio()
    recording = lab.ear().record(lab.folder / "air.pcap")
    radio.up()
    with lab.overhearing() as own:
        for _ in range(6):
            radio.scan(random=True)
            lab.pause(2.5)
    return own.said, lab.analyze(recording.end(), "--mine", "all")
