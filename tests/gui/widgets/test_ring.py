from PySide6.QtGui import QAccessible

from exposure_check.gui.widgets.ring import Ring
from tests.gui.made import look_of


def test_screen_readers_get_the_value_and_the_words(qtbot, look):
    ring = Ring(look, "Progress")
    qtbot.addWidget(ring)
    ring.show_share(0.25, "25 %", "9 signals")
    face = QAccessible.queryAccessibleInterface(ring)
    assert face.role() == QAccessible.Role.ProgressBar
    assert face.text(QAccessible.Text.Name) == "Progress"
    assert ring.value() == 250
    assert ring.accessibleDescription() == "25 %. 9 signals"


def test_more_lamplight_the_further_it_is(qtbot, look):
    ring = Ring(look, "Progress")
    qtbot.addWidget(ring)
    ring.resize(ring.minimumSizeHint())
    lit = []
    for share in (0.0, 0.3, 0.9):
        ring.show_share(share, "x")
        image = ring.grab().toImage()
        lamp = look.colour("lamp").name()
        points = ((x, y) for x in range(0, 190, 2) for y in range(0, 190, 2))
        lit.append(sum(image.pixelColor(x, y).name() == lamp for x, y in points))
    assert lit[0] < lit[1] < lit[2]


def test_it_glides_where_things_move(qtbot, program):
    ring = Ring(look_of(program, moves=True), "Progress")
    qtbot.addWidget(ring)
    ring.show()
    ring.show_share(1.0, "x")
    assert ring.shown < 1.0
    qtbot.waitUntil(lambda: ring.shown == 1.0)
