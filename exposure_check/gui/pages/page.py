"""What all pages have: a head with the way back, and a column that scrolls."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from exposure_check.gui.context import Context
from exposure_check.gui.growth import Growth
from exposure_check.gui.layouts import held, laid_out_once
from exposure_check.gui.spoken import Role, read_in_order
from exposure_check.gui.stops import called, stops
from exposure_check.gui.widgets.icon import Icon
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.scroll import WIDTH, Edge, SlimScrollBar
from exposure_check.gui.widgets.text import Heading, Text

_BACK = Field("", "card-press", "line")
_ABOVE, _BACK_SIDE = 5, 12
"""Pixels above the head; and at its side, where the way back has a field around its arrow."""
_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
"""Of what was shown or hidden by name; anything else Qt shows a turn after it was added."""
_LARGE = 1.3
"""Text size from which nothing stands beside a page's title."""


class Page(QWidget):
    """A page.

    Args:
        context: words, look and ways.
        title: what stands in its head.
        note: what stands there on the right.
    """

    spoken_as = Role.Pane

    def __init__(self, context: Context, title: str, note: str = "") -> None:
        super().__init__()
        self.context = context
        self.look = context.look
        self._wanted = 0
        self._headlines: list[Text] = []
        self.wanted = ""
        """Name of what is to have the focus, once it is there."""
        self._opened = ""
        self._instead: QWidget | None = None
        """What has the focus until there is something below the head that can have it."""
        self._growth: Growth | None = None
        self._grow_in: list[QWidget] = []
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QHBoxLayout()
        side = self.look.space("side")
        self._head.setContentsMargins(side, _ABOVE, side, 0)
        self._head.setSpacing(10)
        # As high with a way back as without, so that sentences stand in one line side by side.
        self._head.addStrut(self.look.space("target"))
        self._head.addWidget(Heading(self.look, title, "title"), 1)
        beside = self.look.scale < _LARGE
        if note and beside:
            text = Text(self.look, note, "secondary", "soft")
            text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
            self._head.addWidget(text, 0)
        outer.addWidget(_column_of(self._head, self.look.space("column") + 2 * side))
        self.area = self._scrolling()
        outer.addWidget(Edge(self.look, self.area.verticalScrollBar()))
        self.area.verticalScrollBar().rangeChanged.connect(self._scroll)
        outer.addWidget(self.area, 1)
        if note and not beside:
            self.note(note, 0)

    def _scrolling(self) -> QScrollArea:
        area = QScrollArea()
        # One of our own: for Qt's, PySide would make all its classes of widgets to find what it is.
        area.setViewport(QWidget())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBar(SlimScrollBar(self.look))
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = self.look.space("side")
        self.column = QVBoxLayout()
        self.column.setContentsMargins(side, 4, side - WIDTH, 24)
        self.column.setSpacing(0)
        # Not aligned to the top: an aligned layout is never higher than its unwrapped texts.
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self.column)
        holder.addStretch(1)
        content = _column_of(holder, self.look.space("column") + 2 * side - WIDTH)
        area.setWidget(content)
        self._grow_in += [content, *content.findChildren(QWidget)]  # the column has its middle
        content.setAutoFillBackground(False)
        return area

    def can_go_back(self, back: Callable[[], object]) -> None:
        """Show the way back."""
        button = Pressable(self.look, _BACK, self.context.say("way.back"), back)
        layout = QHBoxLayout(button)
        layout.setContentsMargins(0, 0, 0, 0)
        size = round(20 * min(self.look.scale, 1.5))
        icon = Icon(self.look, "back", "soft", size=size)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignCenter)
        target = self.look.space("target")
        button.setFixedSize(target, target)
        button.setToolTip(self.context.say("way.back"))
        margins = self._head.contentsMargins()
        self._head.setContentsMargins(_BACK_SIDE, _ABOVE, margins.right(), 0)
        self._head.setSpacing(2)
        self._head.insertWidget(0, button)

    def add(self, widget: QWidget, above: int = 0) -> None:
        """Put a widget at the end of the column, so many pixels below what is there."""
        if above:
            self.column.addSpacing(above)
        self.column.addWidget(widget)

    def headline(self, text: str, above: int = 6) -> Text:
        """Add the sentence that could stand alone."""
        said = self._text(text, "headline", "ink", above)
        self._headlines.append(said)
        return said

    def lead(self, text: str, above: int = 8) -> Text:
        """Add what the headline rests on."""
        return self._text(text, "lead", "soft", above)

    def section(self, text: str) -> Text:
        """Add the heading of a part."""
        return self._text(text, "section", "ink", self.look.space("section"))

    def body(self, text: str, above: int = 8) -> Text:
        """Add a paragraph."""
        return self._text(text, "lead", "ink", above)

    def note(self, text: str, above: int = 12) -> Text:
        """Add a remark."""
        return self._text(text, "note", "soft", above)

    def _text(self, text: str, role: str, colour: str, above: int) -> Text:
        widget = Text(self.look, text, role, colour)
        self.add(widget, above)
        return widget

    def grow(self, parts: Iterator[None]) -> None:
        """Build the page in parts, from above: one at once, the others in turns of their own.

        For a screen reader all is there at once up to what has the focus first.

        Args:
            parts: adds a part whenever it is asked to go on.
        """
        growth = self._growth = Growth(self, parts, self._grown, self._broken)
        more = growth.add()
        while more and QAccessible.isActive() and next(stops(self.area), None) is None:
            more = growth.add()

    def grow_in(self, widget: QWidget) -> None:
        """Tell that parts are put into a widget of the column, too."""
        self._grow_in.append(widget)

    def complete(self) -> None:
        """Build now what is still to come, and lay it out."""
        if self._growth is not None and not self._growth.complete:
            self._growth.finish()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    @property
    def fills_view(self) -> bool:
        """Whether all that is in view is there; what is still to come stands below."""
        growing = self._growth is not None and not self._growth.complete
        return not growing or self.area.verticalScrollBar().maximum() > 0

    def come_back(self, focus: str, scroll: int) -> None:
        """Be built as far as the user was: what had the focus (see `called`), pixels scrolled."""
        if scroll or (focus and self._called(focus) is None):
            self.complete()

    def _broken(self) -> None:
        """Say that something is missing: what is not there must not be taken for nothing found."""
        self.body(self.context.say("way.incomplete"), 20)

    def _grown(self) -> None:
        if not self.isVisible():  # what is in it is shown, and read, with the page
            return
        layouts = [one for holder in self._grow_in if (one := holder.layout()) is not None]
        with laid_out_once(layouts):
            for layout in layouts:
                for added in held(layout):
                    if not added.testAttribute(_HIDDEN):
                        added.show()
        self._hand_focus_on()
        if self._growth is not None and self._growth.complete:
            read_in_order(self.area)
            self.mark_opened()

    def scroll_to(self, value: int) -> None:
        """Scroll to where the user was, once the page is high enough for that."""
        self._wanted = value
        self._scroll()

    def _scroll(self) -> None:
        bar = self.area.verticalScrollBar()
        if self._wanted and bar.maximum() >= self._wanted:
            bar.setValue(self._wanted)
            self._wanted = 0

    def begin(self) -> None:
        """Called once the page is in its place; from here on it may lead elsewhere by itself."""

    def spoken(self) -> str:
        """Return what is read aloud when the page comes: what it is, and its sentence."""
        return "\n".join((self.accessibleName(), *(one.text() for one in self._headlines)))

    def take_focus(self, name: str = "") -> None:
        """Give the focus to what is called so (see `called`), else to the page's first stop."""
        self.wanted = name
        stop = self._called(name) or self.first_stop()
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        below = self.area.isAncestorOf(stop)
        self._instead = None if below or self._growth is None else stop

    def _hand_focus_on(self) -> None:
        """Give the focus to what it is meant for, once that is there."""
        if self._instead is not None and next(stops(self.area), None) is not None:
            if self.window().focusWidget() is self._instead:
                self.take_focus(self.wanted)
            self._instead = None

    def _called(self, name: str) -> QWidget | None:
        return next((one for one in stops(self) if name and called(one) == name), None)

    def show_opened(self, name: str) -> None:
        """Mark what is called so (see `called`), "" for nothing: what it leads to stands beside."""
        self._opened = name
        self.mark_opened()

    def mark_opened(self) -> None:
        """Mark it among what is there now."""
        for one in stops(self.area):
            if isinstance(one, Pressable):
                one.be_beside(bool(self._opened) and called(one) == self._opened)

    def first_stop(self) -> QWidget:
        """Return what has the focus when the page comes: below its head, if there is anything."""
        for one in (*stops(self.area), *stops(self)):
            if one.isEnabled() and one.isVisibleTo(self):
                return one
        return self


def take_away(layout: QLayout, widget: QWidget) -> None:
    """Take a widget out of its layout: gone now, and deleted once nothing of it is under way."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def _column_of(layout: QHBoxLayout | QVBoxLayout, widest: int) -> QWidget:
    """Return a widget that holds a layout in its middle, no wider than ``widest``."""
    inner = QWidget()
    inner.setLayout(layout)
    inner.setMaximumWidth(widest)
    inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(0)
    row.addWidget(inner, 1)
    row.addStretch(0)
    return outer
