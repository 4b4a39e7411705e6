from exposure_check.checks.host.computer_name import CHECK
from exposure_check.model.setting import Unread, What
from tests.checks.host.made import ANNA, SHARED, name, reading, said, settings


def test_a_name_of_ones_own_and_where_it_is_told():
    direct = reading(What.DIRECT_NAME, True, "wlan0")
    outcome = CHECK.judge(settings(SHARED, ANNA, direct))
    assert (outcome.word, outcome.values) == ("own", {"name": name("anna-laptop")})
    assert [one.id for one in outcome.proofs] == ["named", "direct"]


def test_a_name_that_many_share():
    assert said(CHECK, SHARED) == ("shared", "strong")


def test_no_name():
    assert said(CHECK, reading(What.COMPUTER_NAME, Unread.NOT_THERE))[0] == "not-checked"
