import io

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_steps import write_steps
from exposure_check.model.menus import Menus
from exposure_check.model.phone import Recheck
from exposure_check.model.verdict import NOT_SEEN
from exposure_check.wording.steps import recheck_text
from exposure_check.wording.tips import to_act_on
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS


def written(system, *findings):
    out = io.StringIO()
    write_steps(WORDS.steps(Menus(*system), findings), system[0], Layout(out, 96), WORDS)
    return " ".join(out.getvalue().split())


def test_what_was_found_is_acted_on_and_nothing_else():
    findings = to_act_on([JOIN_NOT_SEEN, DISCOVERABLE, UNDECIDED_NAME])
    assert findings == [("bt.discoverable", "discoverable")]


def test_a_step_says_where_what_then_what_breaks_and_what_proves_it():
    text = written(("ios", 18), ("wifi.join-address", "hardware"))
    step = WORDS.checklist("ios").steps[1]
    assert step.tip == "wifi-random-address"
    for part in (WORDS.tip(step.tip).title, step.expect, step.may_break):
        assert part in text
    assert "iPhone, iPad 18 to 26: Settings > Wi-Fi" in text
    assert "14: Settings" not in text
    assert recheck_text(step.rechecks[0], WORDS) in text


def test_what_was_verified_names_its_source_and_the_rest_is_marked():
    step = WORDS.checklist("android").steps[1]
    text = written(("android",), ("wifi.join-address", "hardware"))
    for way in step.ways:
        assert (way.source in text) == way.verified
    assert WORDS.text("report", "tip.unverified") in text


def test_other_makers_are_named_and_single_versions_stand_alone():
    text = written(("android", 9), ("wifi.join-address", "hardware"))
    assert "Android 9: Only where" in text
    assert "Samsung" not in text
    assert "Samsung, Android 10 to 16: " in written(("android", 13), ("net.dhcp", "identifies"))


def test_a_way_for_any_device_is_the_tips_own():
    own = WORDS.tip("wifi-forget-hidden-networks").steps[0]
    assert own.system == "any"
    assert own.text in written(("ios", 18), ("wifi.names-asked", "named"))


def test_proof_by_a_verdict_names_its_title_and_how_long_to_listen():
    text = recheck_text(Recheck("wifi-joining", (("wifi.join-address", "random"),)), WORDS)
    assert WORDS.finding("wifi.join-address").verdicts["random"].title in text
    assert "for 1 minute." in text
    assert WORDS.text("states", "wifi-joining.do") in text


def test_silence_is_no_proof():
    silent = Recheck("wifi-off", (("wifi.wps", NOT_SEEN),))
    text = recheck_text(silent, WORDS)
    assert text.endswith(WORDS.text("phones", "proof.silent"))
    assert "strongest" not in text, "the strongest left would be a neighbour's"
    either = Recheck("bt-asked", (("bt.discoverable", "not-discoverable"), *silent.proves))
    assert WORDS.text("phones", "proof.silent") not in recheck_text(either, WORDS)
