from PySide6.QtCore import Qt

from tests.gui.made import look_of


def test_it_is_higher_where_text_is_large(qtbot, program):
    from exposure_check.gui.widgets.curve import Curve

    small, large = (Curve(look_of(program, scale=scale), "Strength") for scale in (1.0, 2.0))
    for one in (small, large):
        qtbot.addWidget(one)
    assert large.sizeHint().height() > small.sizeHint().height()


def test_silence_is_seen_as_a_fall(qtbot, program):
    from exposure_check.gui.widgets.curve import Curve

    look = look_of(program)
    curve = Curve(look, "Strength")
    qtbot.addWidget(curve)
    curve.resize(376, 120)
    curve.show()
    assert curve.viewport().focusPolicy() is Qt.FocusPolicy.NoFocus
    curve.show_curve([-50, -52, -51], "loud")
    assert curve.level(0) == -51
    curve.show_curve([-50, None], "silent")
    assert curve.level(0) < -90
    assert curve.level(9) != curve.level(9)
    assert (curve.accessibleName(), curve.accessibleDescription()) == ("Strength", "silent")
    image = curve.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(376) for y in range(120)}
    assert len(colours) > 2
