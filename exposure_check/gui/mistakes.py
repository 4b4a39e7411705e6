"""Mistakes of this program that nobody expected: a page says so, instead of a window that hangs.

What would be reported are places in the program and the kind of the mistake; never a value, which
may hold something that was heard.
"""

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from exposure_check.gui.window import Window

if TYPE_CHECKING:
    from exposure_check.gui.routes import Problem


class Mistakes:
    """Shows what nobody caught.

    Args:
        window: where.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._showing = False

    def install(self) -> None:
        """Hear of every mistake from now on."""
        sys.excepthook = self.told

    def told(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Show one mistake; another one while it is being shown is left to Python."""
        if self._showing or not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self._showing = True
        try:
            self._window.go(self._problem(error))
        finally:
            self._showing = False

    def _problem(self, error: BaseException) -> "Problem":
        from exposure_check.gui.routes import Problem  # noqa: PLC0415 mostly there is no mistake
        from exposure_check.model.errors import (  # noqa: PLC0415 see above
            ExposureCheckError,
            Reason,
        )

        if isinstance(error, ExposureCheckError):
            return Problem.of(error)
        places = ", ".join(self._window.context.program.places(error))
        return Problem(Reason.WINDOW_MISTAKE, {"places": places})
