import inspect

import pytest

from exposure_check.gui import places, routes
from exposure_check.gui.making import PAGES, page_of
from exposure_check.gui.places import Route

KINDS = [
    kind
    for module in (places, routes)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, Route) and kind is not Route
]


def test_every_kind_of_route_has_its_page():
    assert set(PAGES) == {kind.__name__ for kind in KINDS}
    assert len(set(PAGES.values())) == len(PAGES)


def test_a_page_is_made_with_its_title(qtbot, context):
    page = page_of(places.Home(), context)
    qtbot.addWidget(page)
    assert page.accessibleName() == context.say("way.window")


def test_a_route_without_a_page_is_a_mistake(context):
    with pytest.raises(KeyError):
        page_of(Route(), context)
