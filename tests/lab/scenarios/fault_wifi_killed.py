"""Helper, engine and client are killed with -9, one after the other: no interface stays behind."""

from tests.lab.guest.as_found import interfaces
from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "wifi"
TRUTH = Truth(status=-9)


def play(lab):
    radio, phone = lab.radio(), lab.other("3c:06:30")
    phone.up()

    check = started(lab, radio)
    phone.scan()
    check.sentence()
    check.kill(check.helper())
    said = lab.watched(check)
    right(said, status=1, says=(sentence("live", "ending.failed"), sentence("helper", "died")))

    check = started(lab, radio)
    check.kill(check.engine())
    right(lab.watched(check), status=2, says=(sentence("errors", "engine-gone"),))

    check = started(lab, radio)
    check.kill(check.client)
    return lab.watched(check)


def started(lab, radio):
    check = lab.watch("--wifi", radio.interface, "--mine", "all")
    check.listening()
    assert "check0" in interfaces()
    return check
