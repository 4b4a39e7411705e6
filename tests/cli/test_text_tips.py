import io

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_tips import write_tips
from tests.cli.made import WORDS


def written(system):
    out = io.StringIO()
    write_tips(["bluetooth-not-discoverable"], system, Layout(out, 96), WORDS)
    return " ".join(out.getvalue().split())


def test_without_a_system_only_what_to_do_and_why():
    tip = WORDS.tip("bluetooth-not-discoverable")
    assert written("") == f"1. {tip.title}. {tip.effect}"


def test_a_system_shows_its_own_menus_and_which_wording_is_unverified():
    tip = WORDS.tip("bluetooth-not-discoverable")
    text = written("linux")
    for step in tip.steps:
        assert (step.text in text) == (step.system in ("linux", "any"))
    unverified = [s for s in tip.steps if s.system in ("linux", "any") and not s.verified]
    assert text.count(WORDS.text("report", "tip.unverified")) == len(unverified)
