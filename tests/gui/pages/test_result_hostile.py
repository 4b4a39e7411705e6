"""What comes from the air or from the name of a file stays text, on every page and in files."""

import io
import unicodedata
from html.parser import HTMLParser
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from exposure_check.gui import begin, routes
from exposure_check.gui.pages.export import ExportPage
from exposure_check.wording.findings import decided
from tests.gui.made import PATIENCE, top
from tools.make_recordings import BLUETOOTH_HARDWARE, START
from tools.recording import ble
from tools.recording.files import write_btsnoop
from tools.recording.phone import BleLife, by_computer

NAME = "<h1>\u202e\u2066evil\x07"
FILE = "<img src=x>\u202epcap.btsnoop"


def recording(folder):
    data = ble.structure(0x01, b"\x1a") + ble.structure(0x09, NAME.encode())
    life = BleLife(0, 1500, BLUETOOTH_HARDWARE, data, random=False, every=9)
    out = io.BytesIO()
    write_btsnoop(out, by_computer([life], START, Random(2)))
    path = folder / FILE
    path.write_bytes(out.getvalue())
    return str(path)


def harmless(page):
    page.complete()
    for widget in page.findChildren(QWidget):
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText
            said.append(widget.text())
        for text in said:
            bad = [one for one in text if unicodedata.category(one)[0] == "C" and one != "\n"]
            assert not bad, repr(text)
            assert len(text) <= 4001


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)


def test_hostile_names_stay_text_on_pages_and_in_files(window, qtbot, tmp_path):
    window.go(begin.files(window.context, [recording(tmp_path)]))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result), timeout=PATIENCE)
    result = top(window)
    assert any(one.check == "ble.name" and one.decided for one in result.report.outcomes)
    harmless(window.panes.pages[-1])
    for outcome in decided(result.report):
        window.go(routes.Finding(result, outcome))
        harmless(window.panes.pages[-1])
        window.back()
    window.go(routes.Export(result))
    page = window.panes.pages[-1]
    assert isinstance(page, ExportPage)
    harmless(page)
    path = tmp_path / "made.html"
    page.save(str(path))
    qtbot.waitUntil(path.exists)
    tags, text = Tags(), path.read_text("utf-8")
    tags.feed(text)
    assert tags.seen.count("h1") == 1
    assert "img" not in tags.seen
    assert not [one for one in text if unicodedata.category(one)[0] == "C" and one != "\n"]
