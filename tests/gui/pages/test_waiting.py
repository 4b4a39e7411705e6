from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.waiting import add_busy, add_ring, show_read
from exposure_check.gui.widgets.ring import Ring
from exposure_check.model.talk import Snapshot, Stage, Told


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


def test_of_a_pipe_nobody_knows_how_far_it_is_read(context, qtbot):
    page = Page(context, "Title")
    qtbot.addWidget(page)
    ring = add_ring(page, "Progress")
    for share, figure in ((0.25, "25"), (None, "%")):
        show_read(context, ring, Snapshot(1, Stage.READING, Told.OPEN, 0.5, 1234, share=share))
        assert "1,234" in ring.accessibleDescription()
        assert (figure in ring.accessibleDescription()) == (share is not None)
