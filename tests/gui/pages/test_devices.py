from exposure_check.gui import routes
from exposure_check.gui.places import Place
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.gui.kept import devices, history_of, keep_two
from tests.gui.made import page_text, press, top


def unlimited(window):
    window.prefer(window.preferences._replace(retention=0))


def test_none_so_far_leads_to_a_check(window, qtbot):
    devices(window, qtbot, window.context.say("devices.headline"))
    press(window, window.context.say("devices.begin"))
    assert window.navigator.place is Place.CHECK
    assert window.panes.pages[-1].isAncestorOf(window.focusWidget())


def test_each_device_is_a_card(window, qtbot):
    unlimited(window)
    keep_two(window)
    devices(window, qtbot, "You have checked 1 device.")
    assert "2 results, last" in page_text(window)
    assert "kept until you delete it" in page_text(window)
    press(window, "Laptop")
    assert isinstance(top(window), routes.OneDevice)


def test_what_is_too_old_is_gone(window, qtbot):
    unlimited(window)
    history_of(window).keep("Old", "", window_report(window), 1.0)
    window.prefer(window.preferences._replace(retention=30))
    devices(window, qtbot, window.context.say("devices.headline"))
    assert history_of(window).devices() == []


def window_report(_window):
    from tools.made_computer import MadeComputer

    return MadeComputer().settings.audit()


def test_a_file_that_cannot_be_read_can_be_deleted(window, qtbot):
    class Broken:
        gone = 0

        def prune(self, _before):
            raise ExposureCheckError(Reason.HISTORY_NEWER)

        def forget_all(self):
            self.gone = 1
            self.prune = lambda _before: None
            self.devices = list

    broken = Broken()
    window.context = window.context._replace(
        program=window.context.program._replace(history=lambda: broken)
    )
    devices(window, qtbot, "A newer version of this program wrote the file")
    press(window, "Delete everything that is kept")
    press(window, "Delete it")
    qtbot.waitUntil(lambda: window.context.say("devices.headline") in page_text(window))
    assert broken.gone
