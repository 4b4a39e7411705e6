import pytest

from exposure_check.checks.host.bluetooth_name import CHECK
from exposure_check.model.setting import Source, Unread, What
from tests.checks.host.made import NO_ADAPTER, name, reading, said, settings


def called(text):
    return reading(What.BLUETOOTH_NAME, name(text), "hci0", Source.BLUEZ)


def test_a_name_of_ones_own():
    outcome = CHECK.judge(settings(called("localhost"), called("Anna")))
    assert (outcome.word, outcome.values) == ("own", {"name": name("Anna")})


@pytest.mark.parametrize("text", ["BlueZ 5.66", "localhost", "iPhone"])
def test_a_name_that_many_share(text):
    assert said(CHECK, called(text)) == ("shared", "strong")


def test_nothing_to_look_at():
    assert said(CHECK, NO_ADAPTER)[0] == "not-seen"
    assert said(CHECK, reading(What.BLUETOOTH_NAME, Unread.NO_BUS))[0] == "not-checked"
