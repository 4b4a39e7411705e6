"""Something is being changed, put back or looked at again."""

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.fix_words import say
from exposure_check.gui.mend import Deed
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.waiting import add_busy
from exposure_check.gui.places import Route
from exposure_check.gui.routes import Fixed, Fixing, NotFixed, Problem

_CHANGES = (Deed.APPLY, Deed.UNDO)


class FixingPage(Page):
    """Waits, and says that a password may be asked for."""

    def __init__(self, context: Context, route: Fixing) -> None:
        super().__init__(context, say(context, "ways.title"))
        self._route = route
        deed = route.attempt.deed
        self.headline(say(context, f"doing.{deed.value}"))
        key = deed.value if deed in _CHANGES else "look"
        self.lead(say(context, f"doing.lead-{key}"))
        add_busy(self, say(context, "doing.ring"), say(context, "doing.busy"))
        if deed in _CHANGES:
            self.note(say(context, "doing.lead-leave"), 28)
        route.running.changed.connect(self._show)

    def begin(self) -> None:
        """See `Page`: it may be over already."""
        self._show()

    def _show(self) -> None:
        route, running = self._route, self._route.running
        if running.failure is not None:
            self._turn_into(Problem.of(running.failure))
        elif running.done is None:
            return
        elif running.done.refused is not None:
            self._turn_into(NotFixed(route.fixes, route.attempt, running.done))
        elif route.attempt.deed is Deed.OPEN:
            running.changed.disconnect(self._show)
            self.context.ways.back()
        else:
            self._turn_into(Fixed(route.fixes, route.attempt, running.done))

    def _turn_into(self, route: Route) -> None:
        self._route.running.changed.disconnect(self._show)
        self.context.ways.turn(self._route, route)
        begin_fixes.look_again(self.context, self._route.fixes)
