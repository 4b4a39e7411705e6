import re
import time

from PySide6.QtGui import QFont

from exposure_check.gui.pdf import as_pdf
from exposure_check.model.document import Block, Document, Role

LONG = tuple(Block(Role.TEXT, "Ein Absatz mit vielen Worten. " * 20) for _ in range(40))
MADE = Document(
    "Kit", "en", (Block(Role.TITLE, "Kit"), Block(Role.SENTENCE, "<b>Plain</b>"), *LONG)
)


def test_the_same_octets_whenever_it_is_made(qapp):
    first = as_pdf(MADE, 1_790_000_000.0)
    time.sleep(1.1)
    assert as_pdf(MADE, 1_790_000_000.0) == first
    assert first.startswith(b"%PDF-")
    assert first.rstrip().endswith(b"%%EOF")
    dates = set(re.findall(rb"D:\d{14}", first))
    assert dates == {b"D:20260921141320"}
    assert len(re.findall(rb"/Type /Page\b", first)) > 1
    start = int(re.findall(rb"startxref\s+(\d+)", first)[-1])
    assert first[start : start + 4] == b"xref"


def test_it_is_as_large_whatever_font_the_window_has(qapp):
    def pages():
        return len(re.findall(rb"/Type /Page\b", as_pdf(MADE, 1.0)))

    before, font = pages(), qapp.font()
    small = QFont(font)
    small.setPixelSize(16)
    qapp.setFont(small)
    assert pages() == before > 1
    qapp.setFont(font)


def test_it_asks_for_nothing_from_elsewhere(qapp):
    made = as_pdf(MADE, 1.0)
    for part in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert part not in made
