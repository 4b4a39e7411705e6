from exposure_check.checks.host.bluetooth_discoverable import CHECK
from exposure_check.model.setting import Source, Unread, What
from tests.checks.host.made import NO_ADAPTER, reading, said


def answers(value, of="hci0", source=Source.BLUEZ):
    return reading(What.DISCOVERABLE, value, of, source)


def seconds(value, of="hci0"):
    return reading(What.DISCOVERABLE_SECONDS, value, of, Source.BLUEZ)


def test_answers():
    assert said(CHECK, answers(True), seconds(180)) == ("discoverable", "strong")
    assert said(CHECK, answers(True), seconds(0)) == ("always", "strong")
    assert said(CHECK, answers(True), seconds(180), seconds(0, "hci1"))[0] == "discoverable"
    assert said(CHECK, answers(False), answers(True, "hci1"))[0] == "discoverable"


def test_the_kernel_is_believed_as_well():
    kernel = answers(True, source=Source.BLUETOOTH_KERNEL)
    assert said(CHECK, answers(False), kernel)[0] == "discoverable"


def test_does_not_answer():
    assert said(CHECK, answers(False), seconds(0)) == ("not-discoverable", "strong")


def test_nothing_to_look_at():
    assert said(CHECK, NO_ADAPTER)[0] == "not-seen"
    assert said(CHECK, answers(Unread.NO_SERVICE))[0] == "not-checked"
