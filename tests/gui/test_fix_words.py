from exposure_check.gui.fix_words import preview, refusal, target, tips_of, worst
from exposure_check.model.fix import Refusal, Refused
from exposure_check.model.verdict import Severity
from tools.made_computer import MadeComputer


def test_words_of_the_window_go_before_those_of_the_terminal(context):
    for why in Refusal:
        text = refusal(context, Refused("linux.avahi", "", why, "key"))
        assert text.endswith(".")
        assert "exposure-check fix" not in text, why
        assert "--" not in text, why


def test_a_preview_is_masked_and_says_absences(context):
    report, offers = MadeComputer().client.look()
    assert target(context, offers[0]) == "the network H…t"
    (value,) = preview(context, offers[0])
    assert (value.before, value.after) == ("yes", "not set")
    assert value.spoken == "802-11-wireless.hidden: from yes to not set"
    (name,) = preview(context, offers[3])
    assert name.before == "a…p"
    assert worst(report.outcomes) is Severity.EXPOSED
    assert worst([]) is None
    tips = list(tips_of(context, report.outcomes))
    assert len(tips) == len(set(tips)) > 0
