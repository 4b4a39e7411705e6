from exposure_check.model.setting import System
from exposure_check.wording.tips import menus_of, step_lines, tips_for, to_act_on
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, WORDS


def test_tips_come_from_what_was_found_each_once():
    tips = tips_for([JOIN_NOT_SEEN, DISCOVERABLE, DISCOVERABLE], WORDS)
    assert tips == list(WORDS.finding("bt.discoverable").verdicts["discoverable"].tips)
    assert tips_for([JOIN_NOT_SEEN], WORDS) == []


def test_steps_are_those_of_one_system():
    tip = WORDS.tip("rename-device")
    lines = list(step_lines(tip.steps, menus_of(System.LINUX), WORDS))
    assert len(lines) == len([one for one in tip.steps if one.system in ("linux", "any")])
    assert list(step_lines(tip.steps, menus_of(System.OTHER), WORDS)) == []


def test_what_is_open_or_protected_asks_for_nothing():
    assert to_act_on([JOIN_NOT_SEEN, DISCOVERABLE]) == [("bt.discoverable", "discoverable")]
