import pytest
from PySide6.QtWidgets import QLineEdit

from exposure_check.gui.style import field_sheet, paper_sheet


@pytest.mark.parametrize("made", [field_sheet, paper_sheet])
def test_colours_are_the_themes(look, made):
    sheet = made(look)
    assert "{" in sheet
    assert "{{" not in sheet
    assert look.hex("accent") in sheet


def test_what_to_type_is_said_in_a_colour_that_can_be_read(qtbot, look):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setStyleSheet(field_sheet(look))
    field.ensurePolished()
    assert field.palette().placeholderText().color() == look.colour("soft")
