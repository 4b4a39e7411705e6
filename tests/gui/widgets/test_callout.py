from exposure_check.gui.widgets.callout import Callout
from tests.gui.made import texts


def test_lamplight_stands_at_its_side(qtbot, look):
    callout = Callout(look, "Not checked: cameras.")
    qtbot.addWidget(callout)
    callout.resize(200, 60)
    assert texts(callout) == "Not checked: cameras."
    assert callout.grab().toImage().pixelColor(1, 30).name() == look.colour("lamp").name()
