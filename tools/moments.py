"""More pages that pictures are taken of: what is seen for a moment, or behind a button."""

from threading import Event
from typing import NoReturn, cast

from PySide6.QtWidgets import QPushButton

from exposure_check.client.live_client import LiveClient
from exposure_check.gui import routes
from exposure_check.gui.mend import Attempt, Deed, Found, RunningAttempt
from exposure_check.gui.places import Place
from exposure_check.gui.routes import Subject
from exposure_check.gui.running import RunningAudit, RunningCheck
from exposure_check.gui.window import Window
from exposure_check.model.talk import Snapshot, Stage, Told
from tools import views
from tools.viewing import PATIENCE, View, Waiting, settle, until, wait
from tools.views import VIEWS, fresh


def press(window: Window, name: str) -> None:
    """Press what begins with a name on the page in view.

    Raises:
        LookupError: there is no such thing.
    """
    settle()  # a page that grows may not have it yet
    for one in window.panes.pages[-1].findChildren(QPushButton):
        if one.isVisible() and one.accessibleName().startswith(name):
            one.click()
            settle()
            return
    raise LookupError(name)


def reading(window: Window) -> None:
    """Bring a recording into view that is being read."""
    snapshot = Snapshot(1, Stage.READING, Told.OPEN, 4.0, 301_220, share=0.42)
    check = RunningCheck(lambda: cast("LiveClient", Waiting(snapshot)))
    fresh(window)
    window.go(routes.Reading(Subject("street.pcap", files=("street.pcap",)), check))
    until(lambda: check.snapshot is not None)


def auditing(window: Window) -> None:
    """Bring the settings of this computer into view that are being read."""
    fresh(window)
    window.go(routes.Auditing(RunningAudit(endless)))


def endless() -> NoReturn:
    """Take longer than any picture."""
    Event().wait(4 * PATIENCE)
    raise TimeoutError


def which_by_name(window: Window) -> None:
    """Bring the field into view for the name of a device."""
    views.several(window)
    press(window, window.context.say("which.name"))


def abilities(window: Window) -> None:
    """Bring into view what this computer can do."""
    window.prefer(window.preferences)  # another view may have played a computer that can less
    views.top(window, routes.Abilities())
    wait(1)


def as_text(window: Window) -> None:
    """Bring a proof into view, and the same as text."""
    views.finding(window, "linkable", "wifi.names-asked")
    press(window, window.context.say("timeline.as-text"))


def for_programs(window: Window) -> None:
    """Bring a file for programs into view."""
    views.export(window)
    press(window, window.context.words.text("export", "page.json"))


def changed(window: Window) -> None:
    """Bring a change of some time ago into view."""
    views.fixed(window, 0)
    (route,) = [one.route for one in window.navigator.stack if isinstance(one.route, routes.Fixes)]
    until(lambda: isinstance(route.looking.done, Found) and bool(route.looking.done.entries))
    found = cast("Found", route.looking.done)
    window.back()
    window.go(routes.Change(route, found, found.entries[-1]))


def changing(window: Window) -> None:
    """Bring a change into view that is being made."""
    route, found = views.fixes(window)
    attempt = Attempt(Deed.APPLY, found, found.offers[0])
    window.go(routes.Fixing(route, attempt, RunningAttempt(endless)))


def kept_gone(window: Window) -> None:
    """Bring a result into view that is no longer there."""
    views.place(window, Place.DEVICES)
    window.go(routes.Kept(10**6))
    wait(0.5)


def kept_result(window: Window) -> None:
    """Bring a result of the history into view."""
    number = views.kept(window)
    views.place(window, Place.DEVICES)
    line = window.context.program.history().results(number)[0]
    window.go(routes.Kept(line.number))
    wait(0.5)


ALL_VIEWS = (
    *VIEWS,
    View("reading", reading),
    View("which-name", which_by_name),
    View("auditing", auditing),
    View("abilities", abilities, scrolls=True),
    View("finding-as-text", as_text, scrolls=True),
    View("export-json", for_programs),
    View("change", changed),
    View("fixing", changing),
    View("kept-result", kept_result),
    View("kept-gone", kept_gone),
)
"""Every page, for pictures and for the test of all pages."""
