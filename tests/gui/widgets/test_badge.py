import pytest

from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.model.verdict import Severity
from tests.gui.made import look_of, texts


def shape(qtbot, look, severity):
    """Which points of the mark are drawn, whatever their colour."""
    badge = SeverityBadge(look, severity, "Word")
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    image = badge.grab().toImage()
    ground = image.pixelColor(6, badge.height() // 2)
    return frozenset(
        (x, y)
        for x in range(8, 22)
        for y in range(badge.height())
        if image.pixelColor(x, y) != ground
    )


def test_severities_differ_by_shape_not_by_colour_alone(qtbot, look):
    assert len({shape(qtbot, look, severity) for severity in Severity}) == len(Severity)


@pytest.mark.parametrize("severity", Severity)
def test_it_says_its_word(qtbot, program, severity):
    badge = SeverityBadge(look_of(program, "dark", 2.0), severity, "Word")
    qtbot.addWidget(badge)
    assert texts(badge) == "Word"
