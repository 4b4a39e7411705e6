from exposure_check.gui import routes
from exposure_check.gui.pages.phone_kind import KINDS
from tests.gui.made import press, top


def test_every_kind_leads_on(window):
    window.go(routes.PhoneKind())
    for kind in KINDS:
        press(window, window.context.say(f"phone.{kind}"))
        assert isinstance(top(window), routes.PhoneReady)
        assert top(window).kind == kind
        window.back()
