import pytest
from PySide6.QtCore import QObject

from exposure_check.gui.growth import Growth


def growing(count):
    """A growth of so many parts, what it has added, and how often it said that it had."""
    page, added, grown = QObject(), [], []

    def parts():
        for number in range(count):
            added.append(number)
            yield

    return page, Growth(page, parts(), lambda: grown.append(len(added)), lambda: None), added, grown


def test_every_part_comes_in_its_order_by_itself(qtbot):
    page, growth, added, grown = growing(9)
    assert added == []
    qtbot.waitUntil(lambda: growth.complete)
    assert added == list(range(9))
    assert grown[-1] == 9
    page.deleteLater()


def test_some_are_added_at_once(qapp):
    _page, growth, added, grown = growing(3)
    growth.add()
    assert added == [0]
    assert not growth.complete
    assert grown == []


def test_what_is_missing_can_be_had_now_and_is_said_once(qapp):
    _page, growth, added, grown = growing(5)
    growth.add()
    growth.finish()
    assert growth.complete
    assert added == list(range(5))
    growth.finish()
    qapp.processEvents()
    assert grown == [5]


def test_it_ends_with_its_page(qtbot):
    page, _growth, added, _ = growing(3)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    before = list(added)
    qtbot.wait(20)
    assert added == before


def test_after_a_part_that_could_not_be_made_there_are_no_more(qapp):
    page, said = QObject(), []

    def parts():
        yield
        raise ZeroDivisionError
        yield

    growth = Growth(page, parts(), lambda: None, lambda: said.append("broken"))
    assert growth.add()
    with pytest.raises(ZeroDivisionError):
        growth.add()
    assert growth.complete
    qapp.processEvents()
    growth.finish()
    assert said == ["broken"]


def test_a_turn_is_short(qtbot, monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr("exposure_check.gui.growth.time.perf_counter", lambda: next(clock))
    page, growth, _, grown = growing(4)
    qtbot.waitUntil(lambda: growth.complete)
    assert grown == [1, 2, 3, 4, 4]
    page.deleteLater()
