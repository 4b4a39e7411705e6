import pytest
from PySide6.QtGui import QPainter

from exposure_check.gui.timeline_rows import ROWS, timeline
from exposure_check.gui.widgets.timeline import TimelineChart
from tests.gui.made import look_of
from tests.gui.test_timeline_rows import life, outcome

TIMES = ("10:00", "10:05", "10:10")


def chart(qtbot, look, lives, *times):
    made = TimelineChart(look, timeline(lives, outcome(*times)), "Name", "Twin", TIMES)
    qtbot.addWidget(made)
    made.resize(376, made.minimumSizeHint().height())
    return made


def colours(made):
    image = made.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(376) for y in range(image.height())}


def test_bars_links_and_marks_are_drawn(qtbot, look):
    lives = [life(0), life(1), life(2)]
    without = colours(chart(qtbot, look, lives))
    proved = colours(chart(qtbot, look, lives, 5, 110))
    assert look.colour("accent").name() in without
    assert look.colour("lamp").name() in proved - without


def test_what_is_written_on_it_is_as_large_as_other_text(qtbot, program, monkeypatch):
    written = []
    monkeypatch.setattr(
        QPainter, "drawText", lambda self, *said: written.append((said[-1], self.font()))
    )
    look = look_of(program, scale=2.0)
    made = chart(qtbot, look, [life(0)])
    made.grab()
    sizes = {text: font.pixelSize() for text, font in written}
    assert {sizes[one] for one in TIMES} == {look.font("place").pixelSize()}
    (address,) = set(sizes) - set(TIMES)
    assert sizes[address] == look.font("mono").pixelSize()


def test_readers_get_its_name_and_its_twin(qtbot, look):
    made = chart(qtbot, look, [life(0)])
    assert (made.accessibleName(), made.accessibleDescription()) == ("Name", "Twin")


@pytest.mark.parametrize("palette", ["dark", "contrast-light"])
def test_it_has_room_for_every_row_in_any_size(qtbot, program, palette):
    for scale in (1.0, 2.0):
        look = look_of(program, palette, scale)
        many = chart(qtbot, look, [life(at) for at in range(ROWS + 5)], 5)
        few = chart(qtbot, look, [life(0)])
        assert many.sizeHint().height() > few.sizeHint().height() > 30
        assert look.colour("soft").name() in colours(many)
