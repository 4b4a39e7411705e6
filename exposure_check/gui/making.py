"""Makes the page of a route.

Each page is loaded when it is first needed: the first paint waits for the first page alone.
"""

from collections.abc import Mapping
from importlib import import_module

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Route

PAGES: Mapping[str, str] = {
    "Welcome": "welcome.WelcomePage",
    "Home": "home.HomePage",
    "Demos": "demos.DemosPage",
    "PhoneKind": "phone_kind.PhoneKindPage",
    "PhoneEar": "phone_ear.PhoneEarPage",
    "NoEar": "no_ear.NoEarPage",
    "PhoneReady": "phone_ready.PhoneReadyPage",
    "Listening": "listening.ListeningPage",
    "Leave": "leave.LeavePage",
    "Untold": "untold.UntoldPage",
    "Reading": "reading.ReadingPage",
    "Auditing": "auditing.AuditingPage",
    "OnAir": "on_air.OnAirPage",
    "Which": "which.WhichPage",
    "Result": "result.ResultPage",
    "Finding": "finding.FindingPage",
    "LookInside": "look_inside.LookInsidePage",
    "ToDo": "to_do.ToDoPage",
    "Fixes": "fixes.FixesPage",
    "Fix": "fix.FixPage",
    "Change": "change.ChangePage",
    "Fixing": "fixing.FixingPage",
    "Fixed": "fixed.FixedPage",
    "NotFixed": "not_fixed.NotFixedPage",
    "Keep": "keep.KeepPage",
    "Export": "export.ExportPage",
    "OneDevice": "device.DevicePage",
    "Kept": "kept.KeptPage",
    "Compare": "compare.ComparePage",
    "Forget": "forget.ForgetPage",
    "Problem": "problem.ProblemPage",
    "Devices": "devices.DevicesPage",
    "Tips": "tips.TipsPage",
    "TipPage": "tips.OneTipPage",
    "Settings": "settings.SettingsPage",
    "Abilities": "abilities.AbilitiesPage",
}
"""File and class in ``gui/pages`` for every kind of route; each takes a context and its route."""

FOLDER = "exposure_check.gui.pages"


def page_of(route: Route, context: Context) -> Page:
    """Return a new page that shows a route."""
    module, _, name = PAGES[type(route).__name__].partition(".")
    made = getattr(import_module(f"{FOLDER}.{module}"), name)(context, route)
    if not isinstance(made, Page):
        raise TypeError(name)
    return made
