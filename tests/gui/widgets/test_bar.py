import pytest
from PySide6.QtWidgets import QPushButton

from exposure_check.gui.places import Place
from exposure_check.gui.widgets.bar import Bar
from exposure_check.gui.widgets.text import Text
from exposure_check.gui.window import SMALLEST
from tests.gui.made import look_of


@pytest.mark.parametrize("rail", [False, True])
def test_every_place_by_name_and_the_one_in_view_is_marked(qtbot, context, rail):
    pressed = []
    bar = Bar(context, Place.TIPS, pressed.append, rail=rail)
    qtbot.addWidget(bar)
    bar.resize(420, 400)
    bar.show()
    buttons = bar.findChildren(QPushButton)
    names = [context.say(f"place.{one.value}") for one in Place]
    assert [one.accessibleName() for one in buttons] == names
    assert [one.isChecked() for one in buttons] == [one is Place.TIPS for one in Place]
    assert bar.grab().toImage().pixelColor(1, 300).name() == context.look.colour("card").name()
    buttons[0].click()
    assert pressed == [Place.CHECK]
    bar.focus_on(Place.SETTINGS)
    assert buttons[3].hasFocus() or not bar.isActiveWindow()


def test_a_rail_fits_into_the_lowest_window_with_the_largest_text(qtbot, context, program):
    large = context._replace(look=look_of(program, scale=2.0))
    heights, noted = {}, []
    for low in (False, True):
        bar = Bar(large, Place.CHECK, noted.append, rail=True, low=low)
        qtbot.addWidget(bar)
        heights[low] = bar.layout().minimumHeightForWidth(bar.width())
    assert heights[True] <= SMALLEST[1] < heights[False]


def test_another_place_is_marked_without_a_new_bar(qtbot, context):
    bar = Bar(context, Place.TIPS, lambda _place: None, rail=False)
    qtbot.addWidget(bar)
    bar.show()
    buttons = dict(zip(Place, bar.findChildren(QPushButton), strict=True))

    def marks():
        """Which place is on, and what is written boldest."""
        fonts = {place: one.findChildren(Text)[0].font().weight() for place, one in buttons.items()}
        return [one for one in Place if buttons[one].isChecked()], max(fonts, key=fonts.get)

    assert marks() == ([Place.TIPS], Place.TIPS)
    for place in (*Place, Place.CHECK):
        bar.show_place(place)
        assert marks() == ([place], place)
