"""Begins what changes this computer's settings: looking what can be changed, and doing it."""

from PySide6.QtCore import QDateTime

from exposure_check.gui.context import Context
from exposure_check.gui.mend import Attempt, Found, RunningAttempt, RunningLook, carried_out
from exposure_check.gui.routes import Fixes, Fixing
from exposure_check.model.fix import FixRefusedError, Refused


def look(context: Context, *checks: str) -> Fixes:
    """Return the route of what can be changed, which is looked up now; see `Fixes`."""
    return Fixes(_look(context), checks)


def look_again(context: Context, route: Fixes) -> None:
    """Have a list looked up anew, since something was changed."""
    before = route.looking
    route.looking = _look(context)
    before.changed.emit()  # a page that shows it looks again
    before.close()


def attempt(fixes: Fixes, one: Attempt) -> Fixing:
    """Return the route of something that is done now."""
    return Fixing(fixes, one, RunningAttempt(lambda: carried_out(one, _now())))


def _look(context: Context) -> RunningLook:
    fixes = context.program.fixes

    def work() -> Found | Refused:
        try:
            client = fixes()
            report, offers = client.look()
            return Found(client, report, offers, client.history(), client.unreadable(), _now())
        except FixRefusedError as error:
            return Refused("", "", error.why, error.key)

    return RunningLook(work)


def _now() -> int:
    return int(QDateTime.currentSecsSinceEpoch())
