import pytest

from exposure_check.content.library import Library
from exposure_check.fixes.linux_guides import GUIDES, left_to_the_user
from exposure_check.locate import resources
from exposure_check.model.setting import System
from tests.engine.made_fixes import offer
from tests.fixes.made import audit

WORDS = Library(resources())
REPORT = audit(System.LINUX, wifi_address="hardware", computer_name="own")


def test_what_nothing_else_answers_is_left_to_the_user_with_the_desktops_page():
    wifi, name = left_to_the_user(REPORT, (), "ubuntu:GNOME")
    assert (wifi.fix, wifi.opens) == ("linux.wifi-address-by-hand", "gnome-control-center wifi")
    assert (name.fix, name.guided) == ("linux.computer-name-by-hand", True)


def test_what_something_else_answers_is_not():
    (name,) = left_to_the_user(REPORT, [offer(heals=("host.wifi-address",))], "")
    assert (name.fix, name.opens) == ("linux.computer-name-by-hand", "")


def test_what_was_not_found_is_not():
    assert left_to_the_user(audit(System.LINUX), (), "KDE") == ()


@pytest.mark.parametrize("guide", GUIDES)
def test_each_has_its_words_and_a_way_on_linux(guide):
    assert WORDS.fix(guide.fix).title
    assert any(step.system == "linux" for step in WORDS.tip(guide.tip).steps)
    assert any(guide.tip in one.tips for one in WORDS.finding(guide.check).verdicts.values())
