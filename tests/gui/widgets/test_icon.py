from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.widgets.icon import Icon, Picture
from tests.gui.made import look_of


def test_a_field_of_lamplight_stands_behind_things(qtbot, look):
    thing, plain = Icon(look, "wifi", field="lamp-soft"), Icon(look, "wifi")
    for one in (thing, plain):
        qtbot.addWidget(one)
    assert thing.width() == look.space("icon-box")
    assert plain.width() == look.space("icon")
    assert thing.grab().toImage().pixelColor(20, 3).name() == look.colour("lamp-soft").name()


def test_icons_grow_with_the_text(qtbot, program):
    large = Icon(look_of(program, scale=2.0), "wifi")
    qtbot.addWidget(large)
    assert large.width() > look_of(program).space("icon")


def test_a_picture_keeps_its_proportions(qtbot, look):
    picture = Picture(look, "street", widest=400)
    qtbot.addWidget(picture)
    assert picture.hasHeightForWidth()
    assert picture.heightForWidth(376) == 150
    assert picture.heightForWidth(4000) == picture.heightForWidth(400)
    picture.resize(picture.sizeHint())
    image = picture.grab().toImage()
    colours = {image.pixelColor(x, 28).name() for x in range(image.width())}
    assert look.colour("lamp").name() in colours


def test_a_picture_is_seen_down_to_its_ground_where_there_is_more_room(qtbot, look):
    page, picture = QWidget(), Picture(look, "street")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(picture)
    column.addStretch(1)
    page.resize(700, 500)
    page.show()
    assert picture.height() == picture.heightForWidth(700)
    image = picture.grab().toImage()
    middle = image.width() // 2
    assert look.colour("line").name() in {
        image.pixelColor(middle, y).name() for y in range(image.height() // 2, image.height())
    }
