from exposure_check.checks.host.bluetooth_privacy import CHECK
from exposure_check.model.setting import Source, Unread, What
from tests.checks.host.made import NO_ADAPTER, reading, said, settings


def real(value, of="hci0"):
    return reading(What.LE_PRIVACY, value, of, Source.BLUETOOTH_KERNEL)


def configured(value):
    return reading(What.LE_PRIVACY_SETTING, value, source=Source.BLUEZ_FILES)


SENDS = reading(What.ADVERTISING, 1, "hci0", Source.BLUEZ)
SILENT = reading(What.ADVERTISING, 0, "hci0", Source.BLUEZ)


def test_the_kernels_bit_decides():
    assert said(CHECK, real(True), configured(False)) == ("changing", "strong")
    assert said(CHECK, real(False), configured(True), SILENT) == ("fixed-if-used", "strong")
    assert said(CHECK, real(False), SENDS) == ("fixed", "strong")
    assert said(CHECK, real(True), real(False, "hci1"))[0] == "fixed-if-used"


def test_a_setting_without_effect_is_shown():
    shown = [one.id for one in CHECK.judge(settings(real(False), configured(True))).proofs]
    assert shown == ["off", "ignored"]


def test_the_setting_alone_is_weak():
    assert said(CHECK, configured(True)) == ("changing", "weak")
    assert said(CHECK, configured(False)) == ("fixed-if-used", "weak")
    assert said(CHECK, configured(False), SENDS) == ("fixed", "weak")


def test_a_setting_for_a_service_that_does_not_run_says_nothing():
    gone = reading(What.BLUETOOTH_ADAPTER, Unread.NO_SERVICE, source=Source.BLUEZ)
    assert said(CHECK, configured(False), gone)[0] == "not-checked"
    assert said(CHECK, real(False), gone)[0] == "fixed-if-used"


def test_nothing_to_look_at():
    assert said(CHECK, NO_ADAPTER, configured(False))[0] == "not-seen"
    assert said(CHECK, real(Unread.NOT_OFFERED))[0] == "not-checked"
