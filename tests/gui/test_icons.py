import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from exposure_check.gui.icons import coloured, paint, renderer
from exposure_check.gui.pages.phone_kind import KINDS
from exposure_check.gui.result_words import icon_of, icon_of_tip
from exposure_check.gui.widgets.bar import ICONS
from exposure_check.model.verdict import Severity
from tests.gui.made import look_of


def test_every_drawing_can_be_drawn_in_every_palette(program):
    for palette in program.theme.palettes:
        look = look_of(program, palette)
        for name in program.theme.drawings:
            source = coloured(look, name, "ink")
            assert "var(" not in source
            assert "currentColor" not in source
            assert renderer(look, name, "ink").isValid(), name


def test_icons_that_code_names_exist(context):
    names = set(ICONS.values()) | {f"severity-{one.value}" for one in Severity} | set(KINDS)
    names |= {icon_of(check) for check in context.words.names("findings")}
    names |= {icon_of_tip(tip) for tip in context.words.names("tips")}
    assert names <= set(context.look.theme.drawings)


@pytest.mark.parametrize("colour", ["ink", "accent"])
def test_an_icon_has_the_colour_it_is_asked_for(look, colour):
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, look, "severity-unknown", colour, QRectF(0, 0, 32, 32))
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert look.colour(colour).name() in seen
