from exposure_check.gui import places, routes
from exposure_check.gui.places import Place
from tests.gui.kept import history_of, keep_two
from tests.gui.made import page_text, press, top


def test_a_device_is_deleted_after_one_question(window, qtbot):
    number = keep_two(window)
    window.go(routes.Forget(device=number, name="Laptop"))
    assert "Delete “Laptop” and all its results?" in page_text(window)
    press(window, "Keep it")
    assert history_of(window).devices()
    window.go(routes.Forget(device=number, name="Laptop"))
    press(window, "Delete it")
    qtbot.waitUntil(lambda: window.navigator.place is Place.DEVICES)
    assert isinstance(top(window), places.Devices)
    assert history_of(window).devices() == []
