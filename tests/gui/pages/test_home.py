from PySide6.QtWidgets import QFileDialog

from exposure_check.gui import places, routes
from exposure_check.gui.places import Place
from tests.gui.made import page_text, press, top


def test_each_card_leads_somewhere(window, qtbot):
    for key, kind in (("phone", routes.PhoneKind), ("demo", routes.Demos)):
        press(window, window.context.say(f"home.{key}"))
        assert isinstance(top(window), kind)
        window.back()
    press(window, window.context.say("home.computer"))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))


def test_it_says_what_is_never_done(window):
    assert window.context.say("home.promise") in page_text(window)


def test_captures_are_opened_by_a_dialog_that_waits_for_nobody(window, tmp_path, qtbot):
    press(window, window.context.say("home.open"))
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.isVisible()
    for label in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType):
        assert dialog.labelText(label).endswith(":")
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == window.context.say("open.folder")
    dialog.filesSelected.emit([])
    assert isinstance(top(window), places.Home)
    dialog.filesSelected.emit([str(tmp_path / "missing.pcap")])
    dialog.close()
    assert isinstance(top(window), routes.Reading)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem), timeout=20_000)
    assert "missing.pcap" in page_text(window)
    assert window.navigator.place is Place.CHECK
