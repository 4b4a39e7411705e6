from exposure_check.gui.routes import Place
from tests.gui.made import page_text, press


def test_none_so_far_leads_to_a_check(window):
    window.switch(Place.DEVICES)
    assert window.context.say("devices.headline") in page_text(window)
    press(window, window.context.say("devices.begin"))
    assert window.navigator.place is Place.CHECK
