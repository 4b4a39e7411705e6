import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.widgets.button import (
    DrawerButton,
    GhostButton,
    LinkButton,
    PlainButton,
    PrimaryButton,
)
from exposure_check.gui.widgets.text import Text
from tests.gui.made import active, texts


@pytest.mark.parametrize("kind", [PrimaryButton, GhostButton, PlainButton, LinkButton])
def test_it_says_what_it_does_and_does_it(qtbot, look, kind):
    done = []
    button = kind(look, "Go on", lambda: done.append(1))
    qtbot.addWidget(button)
    button.click()
    assert done == [1]
    assert button.accessibleName() == texts(button) == "Go on"
    assert button.isDefault() is (kind is PrimaryButton)


def test_a_drawer_opens_and_says_so(qtbot, look):
    holder = QWidget()
    qtbot.addWidget(holder)
    column, drawer = QVBoxLayout(holder), Text(look, "Inside")
    button = DrawerButton(look, "Open it", drawer)
    column.addWidget(button)
    column.addWidget(drawer)
    holder.show()
    face = QAccessible.queryAccessibleInterface(button)
    assert face.role() is QAccessible.Role.Button
    for is_open in (False, True, False):
        state = face.state()
        assert drawer.isVisible() is is_open
        assert (state.expandable, state.expanded, state.collapsed) == (1, is_open, not is_open)
        assert not state.checkable
        button.click()


@pytest.mark.parametrize("kind", [PrimaryButton, GhostButton, PlainButton, LinkButton])
def test_marks_and_rings_stand_beside_the_words(qtbot, look, kind):
    button = kind(look, "Look at these frames", lambda: None)
    qtbot.addWidget(button)
    button.resize(400, button.heightForWidth(400))
    button.show()
    active(qtbot, button)
    (text,) = button.findChildren(Text)
    words = text.geometry()
    width = text.sizeHint().width()
    if kind is not LinkButton:  # theirs stand in the middle
        words.setLeft(words.center().x() - width // 2)
    words.setWidth(width)
    text.setVisible(False)
    button.setProperty("keyboard", True)
    button.setFocus()
    button.be_beside(True)
    image = button.grab().toImage()
    inside = {
        image.pixelColor(x, y).name()
        for x in range(words.left() + 1, words.right())  # the field below is rounded
        for y in range(words.top(), words.bottom())
    }
    assert len(inside) == 1
    everywhere = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(everywhere) > 1, "it is marked"


def test_several_links_that_say_the_same_have_names_of_their_own(qtbot, look):
    link = LinkButton(look, "Look inside", lambda: None, "Look inside: frame 3")
    qtbot.addWidget(link)
    assert (texts(link), link.accessibleName()) == ("Look inside", "Look inside: frame 3")


def test_a_link_begins_where_text_does_and_is_underlined_with_the_focus(qtbot, look):
    link = LinkButton(look, "The same as text", lambda: None)
    qtbot.addWidget(link)
    link.resize(300, link.heightForWidth(300))
    link.show()
    active(qtbot, link)
    (text,) = link.findChildren(Text)
    assert text.geometry().left() == 0
    text.setVisible(False)
    link.setProperty("keyboard", True)
    pictures = []
    for focus in (False, True):
        link.setFocus() if focus else link.clearFocus()
        pictures.append(link.grab().toImage())
    without, having = pictures
    other = {
        (x, y)
        for x in range(link.width())
        for y in range(link.height())
        if without.pixel(x, y) != having.pixel(x, y)
    }
    assert len({x for x, _ in other}) > 60
    assert min(y for _, y in other) > text.geometry().bottom()
