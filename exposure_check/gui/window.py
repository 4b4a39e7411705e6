"""The window: places, pages, and the ways between them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from exposure_check.gui import dropped
from exposure_check.gui.context import Context, Ways
from exposure_check.gui.look import look_for
from exposure_check.gui.navigator import Entry, Navigator
from exposure_check.gui.pages.page import take_away
from exposure_check.gui.panes import Panes
from exposure_check.gui.places import Devices, Home, Place, Route, Settings, Tips, Welcome
from exposure_check.gui.program import AppProgram
from exposure_check.gui.spoken import Role, announce
from exposure_check.gui.stops import called, order, stops
from exposure_check.gui.widgets.bar import Bar
from exposure_check.model.preferences import Preferences

if TYPE_CHECKING:  # PySide makes a class when it is first touched: not before the first paint
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from exposure_check.gui.qt_words import QtWords

_SIZE = (420, 860)
_WIDE_SIZE = 640
"""Pixels of width where a screen has little height, as one of 1024x768 at 200 %."""
SMALLEST = (320, 320)
"""Width and height of the window, in pixels: a screen of 1024x768 at 200 % has no more left."""
_FRAME = 40
"""Pixels that a frame with a title takes of the screen's height."""
_LOW = (480, 520)
"""Pixels: in a window so wide, and lower, a bar at the bottom takes too much of the height."""
_AROUND = 24
"""Pixels that stay in view above and below what has the focus."""
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Window(QWidget):
    """The program's window.

    Args:
        program: the rest of the program.
        application: Qt's.

    Signals:
        painted: it was seen for the first time; what the first paint need not wait for begins.
    """

    spoken_as = Role.Window
    painted = Signal()

    def __init__(self, program: AppProgram, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._program = program
        self._qt_words: QtWords | None = None  # made after the first paint
        self.preferences = program.preferences.load()
        self._saved = True
        first: Route = Home() if self.preferences.welcomed else Welcome()
        roots = {Place.CHECK: first, Place.DEVICES: Devices(), Place.TIPS: Tips()}
        self.navigator = Navigator({**roots, Place.SETTINGS: Settings()})
        self._ways = Ways(
            go=self.go,
            back=self.back,
            replace=self.replace,
            turn=self.turn,
            switch=self.switch,
            home=self.home,
            refresh=self.refresh,
            prefer=self.prefer,
        )
        self.panes = Panes(self.navigator, self.back_to, self.go)
        self._bar: Bar | None = None
        self._landing: QWidget | None = None
        self._seen = False
        self._wide = self._low = False
        self._announced = ""
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.panes, 0, 1)
        self._layout.setRowStretch(0, 1)
        self._layout.setColumnStretch(1, 1)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*self._fitting(_SIZE))
        self.context = self._new_context()
        self._wide, self._low = self._has_room(), self._is_low()
        self._dress()
        self._show(anew=True, forward=None)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @staticmethod
    def _fitting(size: tuple[int, int]) -> tuple[int, int]:
        """Return a size that fits the screen, with the window's frame."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        height = min(size[1], room.height() - _FRAME)
        return min(_WIDE_SIZE if height < _LOW[1] else size[0], room.width()), height

    # Ways

    def go(self, route: Route, entry: Entry | None = None) -> None:
        """Put a page on top, or on that of an entry: of two in view, either may lead on."""
        if entry in self.navigator.stack and self._asks(self.navigator.stack.index(entry) + 1):
            return
        self.navigator.go(route, entry)
        self._show(anew=False, forward=True)

    def back(self) -> None:
        """Go back by one page."""
        self.back_to(len(self.navigator.stack) - 1)

    def back_to(self, depth: int) -> None:
        """Go back until so many pages are on the stack, unless that is asked about first."""
        if not self._asks(depth) and self.navigator.back_to(depth):
            self._show(anew=False, forward=False)

    def _asks(self, depth: int) -> bool:
        """Ask before what goes on is lost with its page; returns whether that is asked."""
        question = self.navigator.question(depth)
        if question is None:
            return False
        if not isinstance(self.navigator.top.route, type(question)):
            self.go(question)
        return True

    def replace(self, old: Route, new: Route) -> None:
        """Put a page where another stands; if that one is gone, the new one is let go."""
        if self.navigator.replace(old, new):
            self._show(anew=False, forward=True)
        else:
            new.leave()

    def turn(self, old: Route, new: Route) -> None:
        """Put a page where one stands that is over; beside another one it leaves that in peace."""
        above = any(one.route is old for one in self.navigator.stack[:-1])
        if self.navigator.replace(old, new, keep_above=True):
            self._show(anew=False, forward=None if above else True)
        else:
            new.leave()

    def switch(self, place: Place) -> None:
        """Go to a place, or to its first page."""
        if place is self.navigator.place:
            self.back_to(1)
        elif self.navigator.switch(place):
            if self._bar is not None:
                self._bar.show_place(place)
            self._show(anew=False, forward=None)

    def home(self) -> None:
        """Go to the first page of the place in view."""
        self.back_to(1)

    def refresh(self) -> None:
        """Make the pages in view anew."""
        self._show(anew=True, forward=None)

    def prefer(self, preferences: Preferences) -> None:
        """Take the user's choices: everything is made anew, so nothing is left half changed."""
        self.preferences = preferences
        self._saved = self._program.preferences.save(preferences)
        self._make_anew()

    # How it is made

    def _new_context(self) -> Context:
        words = self._program.words(self.preferences.language)
        if self._qt_words is not None:
            self._qt_words.use(words)
        look = look_for(self._program.theme, self.preferences)
        return Context(self._program, words, look, self.preferences, self._ways, self._saved)

    def _make_anew(self) -> None:
        self.context = self._new_context()
        self._wide, self._low = self._has_room(), self._is_low()
        self._dress()
        self._show(anew=True, forward=None)
        self.panes.complete()  # else it would be seen as it was, beside what is new already

    def _system_changed(self) -> None:
        self._make_anew()

    def _dress(self) -> None:
        look = self.context.look
        self._application.setPalette(look.qt_palette())
        self._application.setFont(look.font("body"))
        self.setWindowTitle(self.context.say("way.window"))
        self._make_bar()

    def _make_bar(self) -> None:
        had_focus = self._bar is not None and self._bar.isAncestorOf(self.focusWidget())
        if self._bar is not None:
            take_away(self._layout, self._bar)
        place, rail = self.navigator.place, self._has_rail
        self._bar = Bar(self.context, place, self.switch, rail=rail, low=self._low)
        if rail:
            self._layout.addWidget(self._bar, 0, 0)
        else:
            self._layout.addWidget(self._bar, 1, 0, 1, 2)
        if had_focus:
            self._bar.focus_on(self.navigator.place)

    def _show(self, *, anew: bool, forward: bool | None) -> None:
        if not self.navigator.stack:
            return  # it was closed, and something that went on until then has ended
        had: QWidget | None = self.focusWidget()
        on_bar = had is not None and self._bar is not None and self._bar.isAncestorOf(had)
        name = called(had)
        # Nobody types or clicks meanwhile; thousands of events of new widgets need not pass by.
        self._application.removeEventFilter(self)
        try:
            wide = self._wide and not self.navigator.top.route.alone
            self.panes.show_stack(self.context, wide=wide, anew=anew, forward=forward)
        finally:
            if self._qt_words is not None:
                self._application.installEventFilter(self)
        if forward is not None:
            self.panes.pages[-1].take_focus("" if forward else self.navigator.top.focus)
        elif anew and not on_bar:
            self.panes.pages[-1].take_focus(name)
        elif not on_bar and (had is None or not had.isVisible()):
            self.panes.pages[-1].take_focus(self.navigator.top.focus)  # it was on what is gone
        self._announce()

    def _announce(self) -> None:
        """Say which page came; one that is made anew says only what is new."""
        page = self.panes.pages[-1]
        spoken = page.spoken()
        if spoken != self._announced:
            announce(page, spoken)
        self._announced = spoken

    def focusNextPrevChild(self, forward: bool) -> bool:
        """See Qt: from above to below, a rail first, a bar last."""
        around = [] if self._bar is None else [self._bar]
        parts = [*around, *self.panes.pages] if self._has_rail else [*self.panes.pages, *around]
        order([one for part in parts for one in stops(part)])
        here: QWidget | None = self.focusWidget()
        if here is not None and self._is_out_of_view(here) and self._reveal(here):
            return True  # a page may come with its first stop below the edge
        return super().focusNextPrevChild(forward)

    def _is_out_of_view(self, widget: QWidget) -> bool:
        """Return whether nothing of a widget of a page is in view, since the page is scrolled."""
        for page in self.panes.pages:
            if page.area.isAncestorOf(widget) and widget.isVisible():
                view = page.area.viewport()
                place = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
                return not place.intersects(view.rect())
        return False

    def _reveal(self, widget: QWidget) -> bool:
        """Scroll to what has the focus; returns whether anything moved."""
        for page in self.panes.pages:
            if page.area.isAncestorOf(widget):
                bar = page.area.verticalScrollBar()
                before = bar.value()
                page.area.ensureWidgetVisible(widget, 0, _AROUND)
                return bar.value() != before
        return False

    def _has_room(self) -> bool:
        return self.width() >= self.context.look.space("wide")

    def _is_low(self) -> bool:
        return self.width() >= _LOW[0] and self.height() < _LOW[1]

    @property
    def _has_rail(self) -> bool:
        return self._wide or self._low

    def _shape_changed(self) -> bool:
        return (self._has_room(), self._is_low()) != (self._wide, self._low)

    # What happens to it

    def paintEvent(self, _event: "QPaintEvent") -> None:
        """See Qt."""
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._was_painted)

    def _was_painted(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 see above

        from exposure_check.gui.qt_words import QtWords  # noqa: PLC0415 see above

        # Every event of the program passes by from now on: many of them belong to the first paint.
        self._application.installEventFilter(self)
        for keys in (QKeySequence.StandardKey.Back, Qt.Key.Key_Escape):
            # Held, it would go back through all pages, and end what goes on.
            QShortcut(QKeySequence(keys), self, self.back).setAutoRepeat(False)
        self._qt_words = QtWords(self._application)
        self._qt_words.use(self.context.words)
        self.painted.emit()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """See Qt."""
        super().resizeEvent(event)
        if hasattr(self, "context") and self._shape_changed():
            self._make_anew()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """See Qt: engines end with the window."""
        self.navigator.leave_all()
        if self._qt_words is not None:
            self._qt_words.forget()
        event.accept()

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """See Qt: it is said that captures may be let go anywhere."""
        from exposure_check.gui.widgets.landing import Landing  # noqa: PLC0415 seldom needed

        if dropped.files(event.mimeData()):
            event.acceptProposedAction()
            self._landed()
            self._landing = Landing(self.context.look, self.context.say("open.drop"), self)

    def dragLeaveEvent(self, _event: "QDragLeaveEvent") -> None:
        """See Qt."""
        self._landed()

    def _landed(self) -> None:
        if self._landing is not None:
            self._landing.hide()
            self._landing.deleteLater()
            self._landing = None

    def dropEvent(self, event: "QDropEvent") -> None:
        """See Qt: captures are checked at once."""
        from exposure_check.gui import begin  # noqa: PLC0415 the first paint must not wait for it

        self._landed()
        if names := dropped.files(event.mimeData()):
            event.acceptProposedAction()
            if self.navigator.place is not Place.CHECK:
                self.switch(Place.CHECK)
            self.go(begin.files(self.context, names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: focus is drawn for those who use the keyboard; a mouse may have a way back."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and event.key() in _KEYS:  # type: ignore[attr-defined]
            self._use_keyboard(on=True)
            self.panes.complete()
        elif kind == QEvent.Type.FocusIn:
            from PySide6.QtGui import QFocusEvent  # noqa: PLC0415 see above

            if (
                isinstance(event, QFocusEvent)
                and event.reason() in _BY_KEY
                and isinstance(watched, QWidget)
            ):
                self._reveal(watched)
        elif kind == QEvent.Type.MouseButtonPress:
            from PySide6.QtGui import QMouseEvent  # noqa: PLC0415 see above

            self._use_keyboard(on=False)
            if (
                isinstance(event, QMouseEvent)
                and event.button() == Qt.MouseButton.BackButton
                and isinstance(watched, QWidget)
                and watched.window() is self
            ):
                self.back()
                return True
        return super().eventFilter(watched, event)

    def _use_keyboard(self, *, on: bool) -> None:
        if bool(self.property("keyboard")) != on:
            self.setProperty("keyboard", on)
            focused = self.focusWidget()
            if focused is not None:
                focused.update()
