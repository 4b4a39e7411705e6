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
    change = Transition(over, before, lambda: True, forward=True, duration=60)
    gone = []
    change.destroyed.connect(lambda: gone.append(1))
    assert change.geometry() == over.rect()
    first = change.grab().toImage().pixelColor(5, 50)
    assert first.red() > 200
    qtbot.waitUntil(lambda: bool(gone))
    assert over.grab().toImage().pixelColor(5, 50).blue() == 255


def over_of(qtbot):
    """A widget in view, and a picture of it."""
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(200, 100)
    over.show()
    return over, over.grab()


def test_it_stays_as_it_was_until_the_new_page_is_there(qtbot):
    over, before = over_of(qtbot)
    over.setStyleSheet("background: #0000ff")
    missing = [1, 2, 3]
    change = Transition(over, before, lambda: not missing, forward=True, duration=60)
    gone, turns = [], []
    change.destroyed.connect(lambda: gone.append(1))
    while missing:
        turns.append(change.grab().toImage().pixelColor(5, 50).blue())
        qtbot.wait(30)
        missing.pop()
    assert set(turns) == {before.toImage().pixelColor(5, 50).blue()}
    assert not gone
    qtbot.waitUntil(lambda: bool(gone))


def test_without_time_nothing_moves(qtbot):
    over, before = over_of(qtbot)
    change = Transition(over, before, lambda: True, forward=True, duration=0)
    gone, moved = [], []
    change.destroyed.connect(lambda: gone.append(1))
    change._way.valueChanged.connect(moved.append)
    qtbot.waitUntil(lambda: bool(gone))
    assert not moved
