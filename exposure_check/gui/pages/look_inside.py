"""A frame that proves a finding, taken apart, for those who want to look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui import begin, frame_words
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.waiting import show_read
from exposure_check.gui.routes import LookInside, Problem
from exposure_check.gui.spoken import announce
from exposure_check.gui.widgets.button import DrawerButton, GhostButton
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.chips import Chips
from exposure_check.gui.widgets.frame_tree import FrameTree
from exposure_check.gui.widgets.ring import Ring
from exposure_check.gui.widgets.text import Text
from exposure_check.model.dissection import Dissected
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.wording.reasons import reason_text


class LookInsidePage(Page):
    """Waits for the engine, then shows the tree and the same as text."""

    def __init__(self, context: Context, route: LookInside) -> None:
        super().__init__(context, context.say("frame.title"))
        self._route = route
        self._waiting: QWidget | None = None
        self._shown = False
        self.headline(frame_words.headline(context, route.frames[route.at], self._several()))
        self.lead(context.say("frame.lead"))
        if len(route.frames) > 1:
            self.section(context.say("frame.which"))
            rows = [
                (str(at), frame_words.number(one, self._several()))
                for at, one in enumerate(route.frames)
            ]
            chips = Chips(self.look, rows, str(route.at), self._other)
            chips.setAccessibleName(context.say("frame.which"))
            self.add(chips, 8)
        if route.check.dissected is None:
            self._wait()
        route.check.changed.connect(self._show)

    def _several(self) -> bool:
        return len(self._route.result.subject.files) > 1

    def _wait(self) -> None:
        context = self.context
        self._ring = Ring(self.look, context.say("reading.ring"))
        self._ring.show_share(0.0, "", context.say("reading.starting"))
        self._waiting = QWidget()
        inside = QVBoxLayout(self._waiting)
        inside.setContentsMargins(0, 24, 0, 0)
        inside.setSpacing(24)
        inside.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(GhostButton(self.look, context.say("way.cancel"), context.ways.back))
        self.add(self._waiting)

    def begin(self) -> None:
        """See `Page`: it may be over already."""
        self._show()

    def _show(self) -> None:
        check = self._route.check
        if check.failure is not None:
            check.changed.disconnect(self._show)
            self._failed(check.failure)
        elif check.dissected is not None and not self._shown:
            self._shown = True
            self._tree(check.dissected)
        elif check.snapshot is not None and self._waiting is not None:
            show_read(self.context, self._ring, check.snapshot)

    def _failed(self, failure: ExposureCheckError) -> None:
        """Say here that frames of a kind are never shown: nothing went wrong."""
        if failure.reason is Reason.FRAME_NOT_SHOWN:
            self._wait_no_longer()
            text = reason_text(failure.reason, failure.details, self.context.words)
            announce(self, self.body(text, 14).text())
        else:
            self.context.ways.turn(self._route, Problem.of(failure))

    def _wait_no_longer(self) -> bool:
        """Take away what is shown meanwhile; returns whether it had the focus."""
        had_focus = False
        if self._waiting is not None:
            had_focus = any(one.hasFocus() for one in self._waiting.findChildren(QWidget))
            self._waiting.hide()
            self._waiting.deleteLater()
            self._waiting = None
        return had_focus

    def _tree(self, dissected: Dissected) -> None:
        context = self.context
        had_focus = self._wait_no_longer()
        name = context.say("frame.tree")
        tree = FrameTree(self.look, name, frame_words.rows(context, dissected))
        card = Card(self.look)
        card.column.addWidget(tree)
        self.add(card, 14)
        text = "\n".join(frame_words.as_text(context, dissected))
        twin = Text(self.look, text, "note", "soft")
        self.add(DrawerButton(self.look, context.say("timeline.as-text"), twin), 8)
        self.add(twin, 4)
        if not dissected.whole:
            self.note(context.say("frame.cut"))
        self.note(context.say("frame.masked"))
        if had_focus:
            tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other(self, at: str) -> None:
        """Look into another of the frames."""
        route = self._route
        other = begin.look_inside(self.context, route.result, route.frames, int(at))
        self.context.ways.replace(route, other)
