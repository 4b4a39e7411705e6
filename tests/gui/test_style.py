from exposure_check.gui.style import field_sheet


def test_colours_are_the_themes(look):
    sheet = field_sheet(look)
    assert "{" in sheet
    assert "{{" not in sheet
    assert look.hex("accent") in sheet
