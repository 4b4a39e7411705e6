"""Walks to pages about changing settings, on a computer that is made up."""

from exposure_check.gui import begin_fixes, routes
from exposure_check.gui.mend import Attempt, Deed, Found
from tests.gui.made import top


def on(window, computer):
    """Have the window change this computer's settings."""
    window.context = window.context._replace(
        program=window.context.program._replace(fixes=lambda: computer.client)
    )


def listed(window, qtbot, *checks):
    """The list in view, and what was found for it."""
    route = begin_fixes.look(window.context, *checks)
    window.go(route)
    qtbot.waitUntil(lambda: route.looking.done is not None)
    assert isinstance(route.looking.done, Found)
    return route, route.looking.done


def offered(found, fix):
    return tuple(one for one in found.offers if one.fix == fix)


def tried(window, qtbot, fix, deed=Deed.APPLY):
    """What came of trying, in view."""
    route, found = listed(window, qtbot)
    window.go(begin_fixes.attempt(route, Attempt(deed, found, offered(found, fix)[0])))
    ended(window, qtbot)


def ended(window, qtbot):
    qtbot.waitUntil(lambda: not isinstance(top(window), routes.Fixing))
