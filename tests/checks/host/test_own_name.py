from exposure_check.checks.host.own_name import is_shared, names, own_name
from tests.checks.host.made import ANNA, SHARED, name, settings


def test_the_first_name_of_ones_own():
    assert own_name(settings(SHARED, ANNA)) == name("anna-laptop")
    assert own_name(settings(SHARED)) is None
    assert own_name(settings()) is None


def test_each_name_once():
    assert names(settings(ANNA, SHARED, ANNA)) == [name("anna-laptop"), name("localhost")]


def test_a_number_of_one_device_is_not_shared():
    assert is_shared("fedora")
    assert not is_shared("DESKTOP-4F8A2B1")
    assert not is_shared("0f8fad5b-d9cb-469f-a165-70867728950e")
