from exposure_check.gui import routes
from exposure_check.gui.pages.phone_kind import KINDS, WITH_WIFI
from tests.gui.made import press, top


def test_every_kind_leads_on(window):
    window.go(routes.PhoneKind())
    for kind in KINDS:
        press(window, window.context.say(f"phone.{kind}"))
        other = routes.PhoneEar if kind in WITH_WIFI else routes.PhoneReady
        assert isinstance(top(window), other)
        assert top(window).kind == kind
        window.back()
