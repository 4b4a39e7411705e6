import json

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from exposure_check.gui import routes
from tests.gui.made import page_text, press, result_of_demo, top


def exporting(window, qtbot):
    result_of_demo(window, qtbot)
    press(window, "Save as a file")
    return window.panes.pages[-1]


def test_what_is_shown_is_what_is_saved(window, qtbot, tmp_path):
    page = exporting(window, qtbot)
    assert "This is what the file will hold." in page_text(window)
    shown = page_text(window)
    for kind, begin in (("Web page", b"<!DOCTYPE html>"), ("PDF", b"%PDF-")):
        press(window, kind)
        path = tmp_path / kind
        page.save(str(path))
        qtbot.waitUntil(path.exists)
        assert path.read_bytes().startswith(begin)
    year = QDateTime.currentDateTime().toString("yyyy-MM-dd")
    assert year in shown, "a file is read on later days, too"
    html = (tmp_path / "Web page").read_text("utf-8")
    for line in html.split("<p class=")[1:4]:
        words = line.partition(">")[2].partition("</p>")[0]
        assert words.split(" &")[0] in shown
    press(window, "For programs (JSON)")
    (raw,) = page.findChildren(QPlainTextEdit)
    page.save(str(tmp_path / "x.json"))
    qtbot.waitUntil((tmp_path / "x.json").exists)
    assert (tmp_path / "x.json").read_text("utf-8") == raw.toPlainText()
    assert json.loads(raw.toPlainText())["masked"] is True
    qtbot.waitUntil(lambda: f"Saved: {tmp_path / 'x.json'}" in page_text(window))


def test_the_dialog_does_not_hold_the_window_up(window, qtbot):
    page = exporting(window, qtbot)
    press(window, "Save it")
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()


def test_the_kind_of_file_stays_when_the_page_is_made_anew(window, qtbot):
    exporting(window, qtbot)
    press(window, "For programs (JSON)")
    window.refresh()
    window.panes.complete()
    assert window.panes.pages[-1].findChildren(QPlainTextEdit)


def test_what_cannot_be_saved_says_why(window, qtbot, tmp_path):
    page = exporting(window, qtbot)
    page.save(str(tmp_path / "no" / "such.html"))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem))
    assert "could not be written" in page_text(window)
