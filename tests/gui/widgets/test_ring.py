import math

import pytest
from PySide6.QtGui import QAccessible

from exposure_check.gui.widgets.ring import BusyRing, Ring
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


def test_screen_readers_get_no_number_where_nobody_knows_how_far_it_is(qtbot, look):
    """Qt's own progress bar tells a value even where it has no range."""
    ring = BusyRing(look, "Progress", "Reading")
    qtbot.addWidget(ring)
    ring.show()
    face = QAccessible.queryAccessibleInterface(ring)
    assert face.role() == QAccessible.Role.ProgressBar
    assert face.state().busy
    assert face.valueInterface() is None
    kinds = QAccessible.Text
    told = [face.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Value)]
    assert told == ["Progress", "Reading", ""]
    known = Ring(look, "Progress")
    qtbot.addWidget(known)
    assert not QAccessible.queryAccessibleInterface(known).state().busy
    assert ring.shown > 0


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


def test_in_high_contrast_the_way_is_not_taken_for_what_is_done(qtbot, program):
    drawn = {}
    for palette in ("light", "contrast-light"):
        look = look_of(program, palette)
        ring = Ring(look, "Progress")
        qtbot.addWidget(ring)
        ring.resize(ring.minimumSizeHint())
        ring.show_share(0.0, "")
        image, line = ring.grab().toImage(), look.colour("line").name()
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        drawn[palette] = sum(image.pixelColor(x, y).name() == line for x, y in points)
    assert 0 < drawn["contrast-light"] < drawn["light"] / 3


def test_it_glides_where_things_move(qtbot, program):
    ring = Ring(look_of(program, moves=True), "Progress")
    qtbot.addWidget(ring)
    ring.show()
    ring.show_share(1.0, "x")
    assert ring.shown < 1.0
    qtbot.waitUntil(lambda: ring.shown == 1.0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_written_stays_within_the_ring(qtbot, program, scale):
    look = look_of(program, scale=scale)
    for figure, below in (("20:00", "step 2 of 4"), ("100 %", "1,234,567 signals")):
        blank, written = Ring(look, "Progress"), Ring(look, "Progress")
        written.show_share(0, figure, below)
        pictures = []
        for ring in (blank, written):
            qtbot.addWidget(ring)
            ring.resize(ring.minimumSizeHint())
            pictures.append(ring.grab().toImage())
        middle, widest = written.width() / 2, written.width() / 2 - 18
        changed = [
            (x, y)
            for x in range(written.width())
            for y in range(written.height())
            if pictures[0].pixel(x, y) != pictures[1].pixel(x, y)
        ]
        assert len(changed) > 100
        assert all(math.hypot(x - middle, y - middle) <= widest for x, y in changed)


def test_a_word_alone_stands_in_the_middle(qtbot, look):
    blank, written = Ring(look, "Progress"), Ring(look, "Progress")
    written.show_share(0, "", "Reading")
    pictures = []
    for ring in (blank, written):
        qtbot.addWidget(ring)
        ring.resize(ring.minimumSizeHint())
        pictures.append(ring.grab().toImage())
    rows = [
        y
        for y in range(written.height())
        if any(pictures[0].pixel(x, y) != pictures[1].pixel(x, y) for x in range(written.width()))
    ]
    assert abs((rows[0] + rows[-1]) / 2 - written.height() / 2) <= 4
