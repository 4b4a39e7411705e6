import time

from PySide6.QtWidgets import QLineEdit

from exposure_check.gui import begin, routes
from exposure_check.gui.places import Place
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.text import Text
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.kept import history_of, keep_two
from tests.gui.made import button, page_text, press, result_of_demo, top


def audited(window, qtbot):
    window.go(begin.audit(window.context))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    press(window, "Keep this result")
    qtbot.waitUntil(lambda: "A new name" in page_text(window))


def test_a_result_is_kept_under_a_name_and_seen_among_the_devices(window, qtbot):
    audited(window, qtbot)
    (field,) = window.panes.pages[-1].findChildren(QLineEdit)
    assert field.text() == "This computer"
    field.setText("")
    assert not button(window, "Keep it").isEnabled()
    field.setText("Kit's \u202elaptop")
    press(window, "Keep it")
    qtbot.waitUntil(lambda: window.navigator.place is Place.DEVICES)
    qtbot.waitUntil(lambda: "1 result, the last one first." in page_text(window))
    (device,) = history_of(window).devices()
    assert "\u202e" not in device.name
    assert device.system == "linux"


def test_a_name_that_is_typed_stays_when_the_page_is_made_anew(window, qtbot):
    audited(window, qtbot)
    (field,) = window.panes.pages[-1].findChildren(QLineEdit)
    field.setText("Kit")
    window.refresh()
    qtbot.waitUntil(lambda: "A new name" in page_text(window))
    (field,) = window.panes.pages[-1].findChildren(QLineEdit)
    assert field.text() == "Kit"
    field.setText("")
    window.refresh()
    qtbot.waitUntil(lambda: "A new name" in page_text(window))
    assert not button(window, "Keep it").isEnabled()


def test_the_name_of_a_device_has_its_line_to_itself(window, qtbot):
    fine = result_of_demo(window, qtbot, "fine")
    history_of(window).keep("Telephone", "ios", fine.report, time.time())
    audited(window, qtbot)
    card = button(window, "Telephone")
    (badge,) = card.findChildren(SeverityBadge)
    (name, *_) = (one for one in card.findChildren(Text) if one.text() == "Telephone")
    assert badge.y() >= name.geometry().bottom()
    assert badge.x() == name.x()


def test_a_device_that_is_known_gets_another_result(window, qtbot):
    keep_two(window)
    audited(window, qtbot)
    press(window, "Laptop")
    qtbot.waitUntil(lambda: window.navigator.place is Place.DEVICES)
    assert [one.results for one in history_of(window).devices()] == [3]


def test_of_this_computer_what_was_heard_and_its_settings_are_kept_as_two_results(window, qtbot):
    computer = routes.Subject("This computer", system="linux", computer=True)
    now = time.time()
    audited = routes.Result(computer, made_audit(), now - 60)
    window.go(routes.Result(computer, made_report(DISCOVERABLE), now, audited=audited))
    press(window, "Keep this result")
    qtbot.waitUntil(lambda: "A new name" in page_text(window))
    press(window, "Keep it")
    qtbot.waitUntil(lambda: window.navigator.place is Place.DEVICES)
    (device,) = history_of(window).devices()
    kinds = [one.kind.value for one in history_of(window).results(device.number)]
    assert sorted(kinds) == ["audit", "heard"]
    qtbot.waitUntil(lambda: "2 results" in page_text(window))
    assert "Compare" not in page_text(window), "there is only one of each kind"


def test_a_demo_is_nobodys_device_and_not_kept(window, qtbot):
    result_of_demo(window, qtbot)
    assert "Keep this result" not in page_text(window)
