"""Drawings of the theme in the colours of the moment."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from exposure_check.gui.look import Look

_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
_KEPT = 256


def coloured(look: Look, name: str, colour: str) -> str:
    """Return the source of a drawing; ``colour`` names what ``currentColor`` is."""
    source = look.theme.drawings[name].replace("currentColor", look.hex(colour))
    return _VARIABLE.sub(lambda match: look.hex(match[1]), source)


def renderer(look: Look, name: str, colour: str) -> QSvgRenderer:
    """Return what draws a drawing in whatever size."""
    return QSvgRenderer(QByteArray(coloured(look, name, colour).encode()))


def paint(painter: QPainter, look: Look, name: str, colour: str, place: QRectF) -> None:
    """Draw an icon into a place."""
    ratio = painter.device().devicePixelRatio()
    image = _image(coloured(look, name, colour), round(place.width() * ratio))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image, QRectF(image.rect()))
    painter.restore()


@lru_cache(maxsize=_KEPT)
def _image(source: str, side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return image
