from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exposure_check.gui.widgets.landing import Landing
from tests.gui.made import texts


def test_it_covers_everything_and_is_in_nobodys_way(qtbot, look):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(420, 860)
    over.show()
    made = Landing(look, "Let it go here", over)
    assert made.isVisible()
    assert made.geometry() == over.rect()
    assert texts(made) == "Let it go here"
    assert made.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert over.childAt(over.rect().center()) is None
    assert made.grab().toImage().pixelColor(2, 2).lightness() > 0
