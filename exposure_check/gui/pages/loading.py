"""A page whose content is read from a file first: in a thread, so that the window never waits."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.running import Task
from exposure_check.gui.spoken import announce
from exposure_check.model.errors import ExposureCheckError
from exposure_check.wording.reasons import reason_text

_Content = TypeVar("_Content")


class LoadingPage(Page, Generic[_Content]):
    """Reads, then fills itself.

    Args:
        context, title: see `Page`.
        read: reads the content; called in a thread.
    """

    def __init__(self, context: Context, title: str, read: Callable[[], _Content]) -> None:
        super().__init__(context, title)
        self._read = read
        self._task: Task[_Content] | None = None

    def begin(self) -> None:
        """See `Page`."""
        if self._task is None:
            self._task = Task(self._read)
            self._task.changed.connect(self._arrived)

    def fill(self, content: _Content) -> None:
        """Show what was read; every page has its own, and Qt's classes cannot be abstract."""
        raise NotImplementedError

    def failed(self, error: ExposureCheckError) -> None:
        """Show why it could not be read."""
        self.headline(self.context.say("problem.title"))
        self.body(reason_text(error.reason, error.details, self.context.words))

    def _arrived(self) -> None:
        task = self._task
        if task is None:
            return
        if task.failure is not None:
            self.failed(task.failure)
        elif task.done is not None:
            self.fill(task.done)
        self.mark_opened()
        if not self.isVisible():  # what was read led elsewhere
            return
        announce(self, self.spoken())
        focused = self.window().focusWidget()
        if focused is self or self.isAncestorOf(focused):
            # Once Qt has shown what was added.
            QTimer.singleShot(0, self, lambda: self.take_focus(self.wanted))
