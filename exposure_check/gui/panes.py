"""The pages in view: one, or in a wide window the last two of the stack side by side."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exposure_check.gui.context import Context
from exposure_check.gui.making import page_of
from exposure_check.gui.navigator import Entry, Navigator
from exposure_check.gui.pages.page import Page, take_away
from exposure_check.gui.places import Route
from exposure_check.gui.spoken import read_in_order
from exposure_check.gui.stops import called


class Panes(QWidget):
    """Shows what the navigator says.

    Args:
        navigator: where the user is.
        back_to: called with how many routes are to stay.
        go: called with a route, and the entry whose page leads to it.
    """

    def __init__(
        self,
        navigator: Navigator,
        back_to: Callable[[int], None],
        go: Callable[[Route, Entry], None],
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._back_to = back_to
        self._go = go
        self._context: Context | None = None
        self._pages: list[tuple[Entry, Page]] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._line: QWidget | None = None

    @property
    def pages(self) -> list[Page]:
        """The pages in view, from the left."""
        return [page for _, page in self._pages]

    def complete(self) -> None:
        """Build now what pages in view would build in turns to come."""
        for page in self.pages:
            page.complete()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        if self._context is not None:
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._context.look.colour("ground"))
            painter.drawRect(self.rect())

    def show_stack(self, context: Context, *, wide: bool, anew: bool, forward: bool | None) -> None:
        """Show the top of the stack.

        Args:
            context: what pages are made with.
            wide: there is room for two pages.
            anew: also pages that are in view already are made anew.
            forward: from where a new page comes; None if nothing is to move.
        """
        before = self.grab() if self.isVisible() else None
        for entry, page in self._pages:
            entry.focus = called(page.focusWidget())
        self._context = context
        stack = self._navigator.stack
        wanted = stack[-2:] if wide else stack[-1:]
        kept = [] if anew else [pair for pair in self._pages if pair[0] in wanted]
        self._let_go([pair for pair in self._pages if pair not in kept])
        known = {id(entry): page for entry, page in kept}
        self._pages = [
            (entry, known.get(id(entry)) or self._made(entry, context)) for entry in wanted
        ]
        self._arrange(known)
        for entry, page in self._pages:
            page.show_opened("" if entry is stack[-1] else entry.opened)
        new = [page for entry, page in self._pages if id(entry) not in known]
        if before is not None and new:
            self._cover(before, context, forward)
        for page in new:
            read_in_order(page)
            page.begin()

    def _made(self, entry: Entry, context: Context) -> Page:
        """Return the page of an entry; what it leads to comes next to it, wherever it stands."""

        def go(route: Route) -> None:
            for one, page in self._pages:
                if one is entry:
                    entry.opened = called(page.focusWidget())
            self._go(route, entry)

        made = page_of(entry.route, context._replace(ways=context.ways._replace(go=go)))
        made.come_back(entry.focus, entry.scroll)
        return made

    def _cover(self, before: QPixmap, context: Context, forward: bool | None) -> None:
        """Show how it was until all that is to be in view is there, then the change."""
        duration = 0 if forward is None else context.look.duration("page")
        if not duration and self._filled():
            return
        from exposure_check.gui.widgets.transition import Transition  # noqa: PLC0415 not yet needed

        Transition(self, before, self._filled, forward=bool(forward), duration=duration)

    def _filled(self) -> bool:
        return all(page.fills_view for page in self.pages)

    def _let_go(self, pairs: list[tuple[Entry, Page]]) -> None:
        for entry, page in pairs:
            entry.scroll = page.area.verticalScrollBar().value()
            if (focused := page.focusWidget()) is not None:
                focused.clearFocus()  # else Qt looks for what has it next, through all that is left
            take_away(self._layout, page)

    def _arrange(self, known: dict[int, Page]) -> None:
        """Put the pages in their order, with a hairline between two."""
        if self._line is not None:
            take_away(self._layout, self._line)
            self._line = None
        depth = len(self._navigator.stack) - len(self._pages)
        for at, (entry, page) in enumerate(self._pages):
            self._layout.removeWidget(page)
            self._layout.addWidget(page, 1)
            if id(entry) not in known:
                if depth + at > 0 or entry.route.previous() is not None:
                    page.can_go_back(partial(self._back_to, depth + at))
                page.show()
                page.scroll_to(entry.scroll)
        if len(self._pages) > 1 and self._context is not None:
            from exposure_check.gui.widgets.choice import Line  # noqa: PLC0415 in wide windows alone

            self._line = Line(self._context.look, upright=True)
            self._layout.insertWidget(1, self._line)
