"""A text for people as a PDF, the same octets every time: its date is the result's."""

import re
from datetime import UTC, datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from exposure_check.model.document import Document
from exposure_check.wording.export_html import body_html

_STYLE = (
    "p{margin-top:3px;margin-bottom:3px}h2{margin-top:16px}h3{margin-top:12px;margin-bottom:2px}"
    ".also{margin-top:2px}.sentence{font-size:15pt;font-weight:600}.mark{font-weight:600}.note{color:#5b6272;"
    "font-size:8pt}"
)  # for programmers
_RESOLUTION = 300
_POINTS = 10.0
_MARGIN = 18.0
_DATE = re.compile(rb"D:\d{14}")
_ISO = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_ZONES = (
    re.compile(rb"(?<=D:\d{14})[+-]\d\d'\d\d'"),
    re.compile(rb"(?<=T\d\d:\d\d:\d\d)[+-]\d\d:\d\d"),
)


def as_pdf(document: Document, moment: float) -> bytes:
    """Return a PDF; to be called in the window's thread, since texts are laid out with timers.

    Args:
        document: what it holds.
        moment: its date, seconds since the Unix epoch.
    """
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(document.title)
    writer.setCreator("exposure-check")
    if hasattr(writer, "setDocumentId"):
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), document.title.encode()))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    page = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(page, portrait, margins, QPageLayout.Unit.Millimeter))
    text = QTextDocument()
    text.documentLayout().setPaintDevice(writer)
    font = QFont(text.defaultFont())
    font.setPointSizeF(_POINTS)  # the window's own is so many pixels, which are smaller on paper
    text.setDefaultFont(font)
    text.setDefaultStyleSheet(_STYLE)
    text.setHtml(body_html(document))
    text.setPageSize(writer.pageLayout().paintRectPixels(_RESOLUTION).size().toSizeF())
    text.print_(writer)
    del writer
    buffer.close()
    return _dated(bytes(octets.data()), moment)


def _dated(pdf: bytes, moment: float) -> bytes:
    """Put one date in place of the present one, octet for octet, so that no offset changes."""
    when = datetime.fromtimestamp(moment, UTC)
    pdf = _DATE.sub(when.strftime("D:%Y%m%d%H%M%S").encode(), pdf)
    pdf = _ISO.sub(when.strftime("%Y-%m-%dT%H:%M:%S").encode(), pdf)
    for zone, utc in zip(_ZONES, (b"+00'00'", b"+00:00"), strict=True):
        pdf = zone.sub(utc, pdf)
    return pdf
