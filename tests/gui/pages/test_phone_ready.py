import pytest

from exposure_check.gui import routes
from exposure_check.gui.pages.phone_kind import KINDS
from exposure_check.gui.pages.phone_ready import LENGTHS, LENGTHS_WIFI
from tests.gui.made import page_text, press, top


@pytest.mark.parametrize("kind", KINDS)
def test_what_to_put_where_then_it_begins(window, kind):
    window.go(routes.PhoneReady(kind))
    assert window.context.words.text("which", "prepare.take-off") in page_text(window)
    press(window, window.context.say("ready.whole"))
    assert isinstance(top(window), routes.Listening)
    plan = top(window).plan
    assert (plan.kind, plan.seconds, plan.wifi) == (kind, LENGTHS["whole"], False)
    assert plan.near is (kind == "tag")
    assert plan.guided is (kind in ("phone", "watch")), "what has no screen has no such states"
    assert top(window).subject.kind == kind


@pytest.mark.parametrize(("length", "guided"), [("short", False), ("whole", True)])
def test_wifi_says_that_a_password_may_be_asked_for(window, length, guided):
    window.go(routes.PhoneReady("phone", wifi=True))
    assert window.context.say("ready.password") in page_text(window)
    assert "Bluetooth" not in page_text(window)
    press(window, window.context.say(f"ready.{length}"))
    plan = top(window).plan
    assert (plan.wifi, plan.guided, plan.seconds) == (True, guided, LENGTHS_WIFI[length])
