"""Twenty strangers and nothing said about whose device is mine: counted, and none is judged."""

from tests.lab.guest.truth import Truth

LANE = "bluetooth"
TRUTH = Truth(
    status=3,
    assessment="not-enough",
    subject="several",
    checks={"ble.address": "not-checked", "ble.name": "not-checked"},
)


def play(lab):
    bluetooth = lab.bluetooth()
    recording = bluetooth.record(lab.folder / "street.btsnoop")
    bluetooth.crowd()
    bluetooth.scan(10)
    return lab.analyze(recording.end())
