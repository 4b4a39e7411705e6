from PySide6.QtWidgets import QWidget

from exposure_check.gui.widgets.transition import Transition


def test_it_shows_the_change_and_is_gone(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(200, 100)
    over.setStyleSheet("background: #ff0000")
    over.show()
    before = over.grab()
    over.setStyleSheet("background: #0000ff")
    change = Transition(over, before, forward=True, duration=60)
    gone = []
    change.destroyed.connect(lambda: gone.append(1))
    assert change.geometry() == over.rect()
    first = change.grab().toImage().pixelColor(5, 50)
    assert first.red() > 200
    qtbot.waitUntil(lambda: bool(gone))
    assert over.grab().toImage().pixelColor(5, 50).blue() == 255
