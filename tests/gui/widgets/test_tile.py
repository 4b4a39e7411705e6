from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.text import Text
from exposure_check.gui.widgets.tile import Side, SideBySide
from exposure_check.model.verdict import Severity
from tests.gui.made import look_of, texts


def shown(qtbot, look):
    sides = [
        Side("Before", "13:13", "Its name is its own", (Severity.PARTLY, "Partly")),
        Side(
            "After",
            "14:13",
            "Many share it",
            (Severity.PROTECTED, "Protected"),
            "More.",
        ),
    ]
    widget = SideBySide(look, sides)
    qtbot.addWidget(widget)
    widget.resize(376, widget.sizeHint().height())
    widget.show()
    return widget, widget.findChildren(Card)


def test_tiles_stand_side_by_side_and_are_as_high_as_each_other(qtbot, look):
    widget, (left, right) = shown(qtbot, look)
    assert texts(widget).startswith("Before\n13:13\nIts name")
    assert left.y() == right.y()
    assert left.height() == right.height()
    assert abs(left.width() - right.width()) <= 1
    assert left.accessibleName() == "Before. 13:13. Its name is its own"


def test_large_text_stacks_them(qtbot, program):
    _, (first, second) = shown(qtbot, look_of(program, scale=2.0))
    assert second.y() > first.y()


def test_lines_stand_at_the_same_heights(qtbot, look):
    long = Side("Before", "At a quarter past one", "Shows", (Severity.EXPOSED, "Exposed"), "More.")
    widget = SideBySide(look, [long, Side("After", "14:13", "Hides", (Severity.PARTLY, "Partly"))])
    qtbot.addWidget(widget)
    widget.resize(300, widget.heightForWidth(300))
    widget.show()
    tops = {one.text(): one.y() for one in widget.findChildren(Text)}
    assert tops["Shows"] == tops["Hides"] > tops["After"]
    first, second = widget.findChildren(SeverityBadge)
    assert first.geometry().bottom() == second.geometry().bottom()
    for text in widget.findChildren(Text):
        assert text.heightForWidth(text.width()) <= text.height()
