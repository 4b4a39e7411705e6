import pytest

from exposure_check.gui import routes
from exposure_check.gui.pages.phone_kind import KINDS
from exposure_check.gui.pages.phone_ready import LENGTHS
from tests.gui.made import page_text, press, top


@pytest.mark.parametrize("kind", KINDS)
def test_what_to_put_where_then_it_begins(window, kind):
    window.go(routes.PhoneReady(kind))
    assert window.context.words.text("which", "prepare.take-off") in page_text(window)
    press(window, window.context.say("ready.whole"))
    assert isinstance(top(window), routes.Listening)
    assert (top(window).kind, top(window).seconds) == (kind, LENGTHS["whole"])
