from exposure_check.gui.widgets.scroll import WIDTH, Edge, SlimScrollBar


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


def test_the_edge_is_there_while_something_is_hidden_behind_it(qtbot, look):
    bar = SlimScrollBar(look)
    edge = Edge(look, bar)
    for one in (bar, edge):
        qtbot.addWidget(one)
    bar.setRange(0, 500)
    edge.resize(200, 1)
    line = look.hex("line").lower()
    assert edge.grab().toImage().pixelColor(9, 0).name() != line
    bar.setValue(40)
    assert edge.grab().toImage().pixelColor(9, 0).name() == line
