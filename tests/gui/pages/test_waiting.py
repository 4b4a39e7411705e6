from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.waiting import add_busy, add_ring
from exposure_check.gui.widgets.ring import Ring


def test_a_ring_that_is_told_how_far_it_is(context, qtbot):
    page = Page(context, "Title")
    qtbot.addWidget(page)
    ring = add_ring(page, "Progress")
    assert page.findChildren(Ring) == [ring]
    assert ring.accessibleName() == "Progress"


def test_where_nobody_knows_how_far_it_is_no_figure_stands(context, qtbot):
    page = Page(context, "Title")
    qtbot.addWidget(page)
    add_busy(page, "Progress", "Busy")
    (ring,) = page.findChildren(Ring)
    assert ring.accessibleDescription() == "Busy"
