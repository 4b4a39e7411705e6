from exposure_check.gui import routes
from exposure_check.gui.pages.phone_kind import KINDS
from tests.gui.made import page_text


def test_every_kind_is_there(window):
    window.go(routes.PhoneKind())
    for kind in KINDS:
        assert window.context.say(f"phone.{kind}") in page_text(window)
