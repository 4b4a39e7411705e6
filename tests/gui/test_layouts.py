from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.layouts import held, laid_out_once


def test_a_layout_holds_what_its_layouts_hold(qtbot):
    outer, inner, widgets = QVBoxLayout(), QVBoxLayout(), [QWidget() for _ in range(3)]
    outer.addWidget(widgets[0])
    outer.addLayout(inner)
    inner.addWidget(widgets[1])
    outer.addSpacing(4)
    outer.addWidget(widgets[2])
    assert list(held(outer)) == widgets


class Column(QVBoxLayout):
    """Counts how often it lays out what it holds."""

    times = 0

    def setGeometry(self, place):  # noqa: N802 Qt's name
        self.times += 1
        super().setGeometry(place)


def shown(qtbot, count, *, once):
    """A column to which so many widgets came: how often it was laid out, and the last's place."""
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = Column(holder)
    holder.show()
    added = [QWidget() for _ in range(count)]
    for one in added:
        one.setFixedHeight(20)
        layout.addWidget(one)
    before = layout.times
    with laid_out_once([layout] if once else []):
        for one in added:
            one.show()
    qtbot.waitUntil(lambda: added[-1].y() > 0)
    return layout.times - before, added[-1].y()


def test_what_is_shown_together_is_laid_out_once(qtbot):
    alone, place = shown(qtbot, 12, once=False)
    together, same = shown(qtbot, 12, once=True)
    assert together < alone / 3
    assert same == place
