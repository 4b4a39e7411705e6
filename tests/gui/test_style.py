import pytest

from exposure_check.gui.style import field_sheet, paper_sheet


@pytest.mark.parametrize("made", [field_sheet, paper_sheet])
def test_colours_are_the_themes(look, made):
    sheet = made(look)
    assert "{" in sheet
    assert "{{" not in sheet
    assert look.hex("accent") in sheet
