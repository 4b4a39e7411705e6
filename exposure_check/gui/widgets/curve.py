"""How strong the user's own device is heard, second by second, drawn by pyqtgraph.

To be loaded by `exposure_check.gui.charts` alone: pyqtgraph and numpy take half a second, and may
be loaded in a thread only when Qt's types are made.
"""

import math
from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role

_SECONDS = 60
_WEAKEST, _STRONGEST = -100, -25
_LINES = (_WEAKEST + 2, (_WEAKEST + _STRONGEST) / 2, _STRONGEST - 2)
"""Where lines are drawn: at the foot, in the middle and at the top: no empty field is seen."""
_HEIGHT = 120
_LINE, _DOT = 2.2, 7
"""Pixels: how broad the curve and its newest point are; they grow with the text, to a point."""


class Curve(pyqtgraph.PlotWidget):  # type: ignore[misc]  # the library has no types
    """The last minute.

    Args:
        look: how it looks.
        name: for screen readers.
    """

    spoken_as = Role.Chart

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(background=None)
        self._scale = min(look.scale, 1.5)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its inner part would take the focus from the buttons, by a click, and has no name.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        for side in ("left", "bottom"):
            plot.hideAxis(side)
        plot.setRange(xRange=(-_SECONDS, 0), yRange=(_WEAKEST, _STRONGEST), padding=0)
        for level in _LINES:
            plot.addLine(y=level, pen=pyqtgraph.mkPen(look.hex("line"), width=1))
        pen = pyqtgraph.mkPen(look.hex("accent"), width=_LINE * self._scale)
        # Sixty points: smooth and wide costs nothing here.
        self._line = plot.plot(pen=pen, connect="finite", antialias=True)
        dot = {"symbol": "o", "symbolSize": _DOT * self._scale, "symbolPen": None}
        self._last = plot.plot(pen=None, symbolBrush=look.hex("lamp"), **dot)

    def show_curve(self, strengths: Sequence[int | None], twin: str) -> None:
        """Show strengths in dBm, one a second, the newest last; None is silence.

        ``twin`` says the same in words.
        """
        shown = list(strengths)[-_SECONDS:]
        times = list(range(1 - len(shown), 1))
        # Silence is drawn as the floor: a device that stops is seen to stop.
        levels = [_WEAKEST + 2 if one is None else one for one in shown]
        self._line.setData(times, levels)
        heard = bool(shown) and shown[-1] is not None
        self._last.setData([0] if heard else [], [levels[-1]] if heard else [])
        self.setAccessibleDescription(twin)

    def level(self, back: int) -> float:
        """Return what is drawn so many seconds ago; nothing is NaN."""
        _, levels = self._line.getData()
        return math.nan if levels is None or back >= len(levels) else float(levels[-1 - back])

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(300, round(_HEIGHT * self._scale))
