import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from exposure_check.gui.look import look_for, palette_for
from exposure_check.model.preferences import MotionChoice, Preferences, ThemeChoice
from tests.gui.made import look_of


def test_text_grows_and_spaces_do_not(qapp, program):
    small, large = look_of(program), look_of(program, scale=2.0)
    assert large.font("body").pixelSize() == 2 * small.font("body").pixelSize()
    assert large.space("side") == small.space("side")
    assert small.icon_size() < large.icon_size() < 2 * small.icon_size()


def test_headlines_grow_less_and_stay_the_largest_text(qapp, program):
    small, large = look_of(program), look_of(program, scale=2.0)
    for role in ("headline", "figure"):
        before, after = (look.font(role).pixelSize() for look in (small, large))
        assert 1.5 * before <= after < 2 * before
    others = set(program.theme.types) - {"headline", "figure"}
    sizes = {role: large.font(role).pixelSize() for role in others}
    assert max(sizes.values()) < large.font("headline").pixelSize()
    assert all(size == 2 * small.font(role).pixelSize() for role, size in sizes.items())


def test_the_first_font_there_is_goes_first_and_digits_of_addresses_are_monospaced(qapp, look):
    assert look.font("body").families()[0]
    assert look.font("mono").families()[0] != look.font("body").families()[0]


def test_nothing_moves_when_motion_is_off(qapp, program):
    off = look_for(program.theme, Preferences(motion=MotionChoice.OFF))
    assert off.duration("page") == 0
    assert look_of(program, moves=True).duration("page") > 0


def test_qts_own_dialogs_have_the_same_colours(look):
    palette = look.qt_palette()
    assert palette.color(QPalette.ColorRole.Window) == look.colour("ground")
    assert palette.color(QPalette.ColorRole.Text) == look.colour("ink")


@pytest.mark.parametrize("choice", ThemeChoice)
def test_every_choice_has_its_palette(qapp, program, choice):
    name = palette_for(choice)
    assert name in program.theme.palettes
    if choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        assert name == choice.value
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if choice is ThemeChoice.CONTRAST:
        assert name == ("contrast-dark" if dark else "contrast-light")
