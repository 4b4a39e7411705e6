import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest

from exposure_check.gui.frame_words import Row
from exposure_check.gui.widgets.frame_tree import FrameTree
from tests.gui.made import active, look_of

ROWS = (
    Row(0, "802.11", True),
    Row(1, "subtype: Probe Request", False),
    Row(1, "Element", True),
    Row(2, "flags: " + "+".join(["Rate"] * 40), False),
    Row(0, "Raw", True),
    Row(1, "load: not shown", False),
)


def made(qtbot, look):
    tree = FrameTree(look, "The frame", ROWS)
    qtbot.addWidget(tree)
    tree.resize(300, 400)
    tree.show()
    return tree


def test_what_holds_others_holds_them(qtbot, look):
    tree = made(qtbot, look)
    assert [tree.topLevelItem(at).text(0) for at in range(2)] == ["802.11", "Raw"]
    first = tree.topLevelItem(0)
    assert [first.child(at).text(0) for at in range(2)] == [ROWS[1].text, "Element"]
    assert first.isExpanded()
    assert not first.child(1).isExpanded()


def test_the_arrow_keys_open_and_close(qtbot, look):
    tree = made(qtbot, look)
    active(qtbot, tree)
    tree.setFocus()
    for _ in range(2):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentItem().text(0) == "Element"
    before = tree.sizeHint().height()
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.currentItem().isExpanded()
    assert tree.sizeHint().height() > before, "the page scrolls, not the tree"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.currentItem().isExpanded()


def test_tab_leads_on_and_screen_readers_hear_a_tree(qtbot, look):
    tree = made(qtbot, look)
    face = QAccessible.queryAccessibleInterface(tree)
    assert face.role() == QAccessible.Role.Tree
    assert face.text(QAccessible.Text.Name) == "The frame"
    assert not tree.tabKeyNavigation()
    spoken = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert "802.11" in spoken


def test_a_long_value_takes_several_lines(qtbot, look):
    tree = made(qtbot, look)
    item = tree.topLevelItem(0).child(1)
    item.setExpanded(True)
    one = tree.visualItemRect(tree.topLevelItem(0)).height()
    assert tree.visualItemRect(item.child(0)).height() > 2 * one
    assert tree.visualItemRect(item.child(0)).right() <= tree.viewport().width()


def test_rows_are_as_high_whatever_letters_stand_in_them(qtbot, look):
    rows = (Row(0, "802.11", True), Row(1, "長度 8", False), Row(1, "Element", True))
    tree = FrameTree(look, "The frame", rows)
    qtbot.addWidget(tree)
    tree.resize(300, 400)
    tree.show()
    first = tree.topLevelItem(0)
    items = (first, first.child(0), first.child(1))
    assert len({tree.visualItemRect(item).height() for item in items}) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_row_is_as_high_as_the_lines_it_needs(qtbot, program, scale):
    tree = made(qtbot, look_of(program, scale=scale))
    item = tree.topLevelItem(0).child(0)
    font, margin = QFontMetrics(tree.font()), tree.width() - tree.indentation() * 2
    room = tree.room(tree.indexFromItem(item))
    spare = margin - room
    text = font.horizontalAdvance(item.text(0))
    for width, lines in ((text + 1, 1), (text - 2, 2)):
        tree.resize(width + spare + tree.indentation() * 2, 400)
        high = tree.visualItemRect(item).height()
        assert lines * font.height() <= high < (lines + 1) * font.height(), width


def test_arrows_grow_with_the_text_and_turn_when_opened(qtbot, program):
    sizes = []
    for scale in (1.0, 2.0):
        tree = made(qtbot, look_of(program, scale=scale))
        arrow = QRect(0, 0, tree.indentation(), tree.visualItemRect(tree.topLevelItem(0)).height())
        images = []
        for opened in (True, False):
            tree.topLevelItem(0).setExpanded(opened)
            tree.setCurrentItem(tree.topLevelItem(1))
            images.append(tree.viewport().grab(arrow).toImage())
        ground = tree.palette().base().color()
        points = [(x, y) for x in range(arrow.width()) for y in range(arrow.height())]
        drawn = [{xy for xy in points if one.pixelColor(*xy) != ground} for one in images]
        assert drawn[0] != drawn[1]
        sizes.append(len(drawn[1]))
    assert sizes[1] > 1.3 * sizes[0]
