from exposure_check.checks.host.dhcp_name import CHECK
from exposure_check.model.setting import Unread, What
from tests.checks.host.made import ANNA, SHARED, name, network, reading, said, settings


def told(value, of="Home"):
    return reading(What.DHCP_NAME, value, network(of))


def test_one_network_is_enough():
    outcome = CHECK.judge(settings(told(False), told(True, "Work"), ANNA))
    assert (outcome.word, outcome.confidence.value) == ("tells-name", "weak")
    assert outcome.values == {"name": name("anna-laptop")}


def test_a_name_that_many_share_and_one_that_is_not_known():
    assert said(CHECK, told(True), SHARED) == ("shared-name", "weak")
    assert said(CHECK, told(True)) == ("undecided", "none")


def test_not_told():
    assert said(CHECK, told(False), ANNA) == ("not-told", "weak")
    assert said(CHECK, told(False), told(Unread.NO_PROGRAM), ANNA) == ("undecided", "none")
    assert said(CHECK, told(Unread.NO_BUS), ANNA)[0] == "not-checked"
