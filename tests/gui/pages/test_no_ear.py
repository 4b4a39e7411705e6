import pytest
from PySide6.QtWidgets import QFileDialog

from exposure_check.gui import routes
from exposure_check.wording.abilities import why_text
from exposure_check.wording.commands import pieces
from tests.gui.made import page_text, press, top


@pytest.mark.parametrize(("wifi", "why"), [(True, "no-monitor-mode"), (False, "no-adapter")])
def test_it_says_why_and_every_way_round_it_leads_on(window, wifi, why):
    route = routes.NoEar("phone", why, wifi=wifi)
    say = window.context.say
    window.go(route)
    assert why_text(why, window.context.words) in page_text(window)
    record = "no-ear.record-wifi" if wifi else "no-ear.record-bluetooth"
    for piece in pieces(say(record)):
        assert piece.text in page_text(window)
    live = [piece.text for piece in pieces(say("no-ear.live")) if piece.command]
    assert [one in page_text(window) for one in live] == [wifi], "what it pipes is Wi-Fi"
    other = say("no-ear.by-bluetooth" if wifi else "no-ear.by-wifi")
    for name, over_wifi in ((other, not wifi), (say("no-ear.all-the-same"), wifi)):
        press(window, name)
        assert isinstance(top(window), routes.PhoneReady)
        assert top(window).wifi is over_wifi
        window.back()
    press(window, say("settings.abilities"))
    assert isinstance(top(window), routes.Abilities)
    window.back()
    press(window, say("home.open"))
    (dialog,) = window.findChildren(QFileDialog)
    dialog.close()
