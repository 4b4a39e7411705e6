from exposure_check.gui.widgets.scroll import WIDTH, SlimScrollBar


def test_it_is_there_only_when_something_can_be_scrolled(qtbot, look):
    bar = SlimScrollBar(look)
    qtbot.addWidget(bar)
    bar.resize(bar.sizeHint().width(), 200)
    assert bar.width() == WIDTH
    bar.setRange(0, 0)
    empty = bar.grab().toImage()
    bar.setRange(0, 500)
    bar.setPageStep(200)
    top = bar.grab().toImage()
    bar.setValue(500)
    assert empty != top
    assert bar.grab().toImage() not in (empty, top)
