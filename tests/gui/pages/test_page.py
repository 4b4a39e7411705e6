import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from exposure_check.gui.pages.page import Page
from exposure_check.gui.stops import stops
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.text import Text
from tests.gui.made import button, texts


def test_everything_stands_in_one_column_in_its_order(qtbot, context):
    page = Page(context, "Title", "note")
    qtbot.addWidget(page)
    page.headline("one")
    page.lead("two")
    page.section("three")
    page.body("four")
    page.note("five")
    page.add(PrimaryButton(page.look, "six", lambda: None), 8)
    assert texts(page).split() == ["Title", "note", "one", "two", "three", "four", "five", "six"]


def test_the_way_back_has_a_name_and_does_it(qtbot, context):
    page, done = Page(context, "Title"), []
    qtbot.addWidget(page)
    page.can_go_back(lambda: done.append(1))
    page.show()
    back = button(page, context.say("way.back"))
    back.click()
    assert done == [1]
    assert page.first_stop() is back
    assert min(back.width(), back.height()) >= 44


def test_without_anything_to_press_the_page_has_the_focus(qtbot, context):
    page = Page(context, "Title")
    qtbot.addWidget(page)
    assert page.first_stop() is page


def test_a_page_that_was_scrolled_is_again(qtbot, context):
    page = Page(context, "Title")
    qtbot.addWidget(page)
    high = QWidget()
    high.setMinimumHeight(3000)
    page.add(high)
    page.resize(420, 500)
    page.show()
    page.scroll_to(123)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() == 123)
    page.begin()


def test_wide_pages_keep_a_column_that_can_be_read(qtbot, context):
    page = Page(context, "Title")
    qtbot.addWidget(page)
    text = page.lead("word " * 80)
    page.resize(1000, 500)
    page.show()
    qtbot.waitUntil(lambda: text.width() > 300)
    assert text.width() <= context.look.space("column")


def test_sentences_stand_at_the_same_height_with_and_without_a_way_back(qtbot, context):
    tops = []
    for back in (False, True):
        page = Page(context, "Title")
        qtbot.addWidget(page)
        text = page.headline("one")
        if back:
            page.can_go_back(print)
        page.resize(420, 500)
        page.show()
        tops.append(text.mapTo(page, QPoint(0, 0)).y())
    assert tops[0] == tops[1]


def test_where_text_is_large_the_title_has_its_row_alone(qtbot, context):
    for scale, above in ((1.0, True), (2.0, False)):
        page = Page(context._replace(look=context.look._replace(scale=scale)), "Title", "note")
        qtbot.addWidget(page)
        page.resize(420, 500)
        page.show()
        (note,) = [one for one in page.findChildren(Text) if one.text() == "note"]
        assert page.area.isAncestorOf(note) is not above


def growing(qtbot, context, first=0):
    """A page of ten parts; that of a number is the first that can have the focus."""
    page = Page(context, "Title")
    qtbot.addWidget(page)

    def parts():
        for number in range(10):
            if number < first:
                page.lead(f"part {number}")
            else:
                page.add(PrimaryButton(page.look, f"part {number}", lambda: None))
            yield

    page.grow(parts())
    return page


def built(page):
    return [one.accessibleName() for one in stops(page.area)]


ALL = [f"part {number}" for number in range(10)]


def test_one_part_is_built_at_once_the_rest_by_itself(qtbot, context):
    page = growing(qtbot, context)
    assert built(page) == ALL[:1]
    qtbot.waitUntil(lambda: built(page) == ALL)


def test_what_comes_later_moves_nothing_that_is_there(qtbot, context):
    page, turns, laid_out = Page(context, "Title"), [], []
    qtbot.addWidget(page)

    def parts():
        for number in range(10):
            while number == 3 and not laid_out:
                turns.append(number)
                yield
            page.add(PrimaryButton(page.look, f"part {number}", lambda: None))
            yield

    page.grow(parts())
    page.resize(420, 500)
    page.show()
    qtbot.waitUntil(lambda: len(turns) > 20)
    before = [one.geometry() for one in stops(page.area)]
    assert len(before) == 3
    laid_out.append(True)
    qtbot.waitUntil(lambda: built(page) == ALL)
    qtbot.waitUntil(lambda: [one.geometry() for one in stops(page.area)][:3] == before)
    assert all(one.isVisible() for one in stops(page.area))


def test_what_has_the_focus_first_is_built_at_once_for_screen_readers(qtbot, context, monkeypatch):
    monkeypatch.setattr("exposure_check.gui.pages.page.QAccessible.isActive", lambda: True)
    page = growing(qtbot, context, 2)
    assert built(page) == ALL[2:3]
    assert page.first_stop().accessibleName() == "part 2"


def test_the_focus_waits_above_for_what_it_is_meant_for(qtbot, context):
    page = growing(qtbot, context, 4)
    page.can_go_back(lambda: None)
    page.show()
    page.take_focus()
    assert page.focusWidget().accessibleName() == context.say("way.back")
    qtbot.waitUntil(lambda: built(page) == ALL[4:])
    assert page.focusWidget().accessibleName() == "part 4"


def test_the_focus_stays_where_the_user_took_it_meanwhile(qtbot, context):
    page = growing(qtbot, context, 4)
    page.can_go_back(lambda: None)
    other = PrimaryButton(page.look, "other", lambda: None)
    page.layout().addWidget(other)
    page.show()
    page.take_focus()
    other.setFocus()
    qtbot.waitUntil(lambda: built(page) == ALL[4:])
    assert page.focusWidget() is other


def test_a_page_can_be_had_complete(qtbot, context):
    page = growing(qtbot, context)
    page.show()
    page.complete()
    assert built(page) == ALL
    assert all(one.isVisible() for one in stops(page.area))
    Page(context, "Title").complete()


def test_who_comes_back_finds_what_there_was(qtbot, context):
    for focus, scroll, there in (
        ("", 0, 1),
        ("\npart 0", 0, 1),
        ("\npart 7", 0, 10),
        ("", 40, 10),
    ):
        page = growing(qtbot, context)
        page.come_back(focus, scroll)
        assert len(built(page)) == there


def test_what_led_to_the_page_beside_is_marked_once_it_is_there(qtbot, context):
    page = growing(qtbot, context)
    page.show()
    page.show_opened("\npart 8")
    qtbot.waitUntil(lambda: any(one.beside for one in stops(page.area)))
    assert built(page) == ALL
    assert [one.accessibleName() for one in stops(page.area) if one.beside] == ["part 8"]


def test_a_page_that_broke_says_that_something_is_missing(qtbot, context):
    page = Page(context, "Title")
    qtbot.addWidget(page)

    def parts():
        page.lead("Protected")
        yield
        raise ZeroDivisionError

    page.grow(parts())
    with pytest.raises(ZeroDivisionError):
        page.complete()
    assert context.say("way.incomplete") in [one.text() for one in page.findChildren(Text)]
    assert page.fills_view
