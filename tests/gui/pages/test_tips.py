from exposure_check.gui import routes
from exposure_check.gui.places import Place
from tests.gui.made import page_text, press, top


def test_all_tips_and_each_with_every_systems_steps(window):
    window.switch(Place.TIPS)
    words = window.context.words
    for name in words.names("tips"):
        assert words.tip(name).title in page_text(window)
    tip = words.tip("rename-device")
    press(window, tip.title)
    assert isinstance(top(window), routes.TipPage)
    press(window, words.text("report", "tip.macos"))
    (step,) = [one.text for one in tip.steps if one.system == "macos"]
    assert step.rstrip(".") in page_text(window)
    window.refresh()
    assert step.rstrip(".") in page_text(window), "nobody wants to say twice which system they have"
