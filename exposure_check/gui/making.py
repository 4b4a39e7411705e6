"""Makes the page of a route.

Each page is loaded when it is first needed: the first paint waits for the first page alone.
"""

from collections.abc import Mapping
from importlib import import_module

from exposure_check.gui import routes
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Route

PAGES: Mapping[type[Route], str] = {
    routes.Welcome: "welcome.WelcomePage",
    routes.Home: "home.HomePage",
    routes.Demos: "demos.DemosPage",
    routes.PhoneKind: "phone_kind.PhoneKindPage",
    routes.PhoneEar: "phone_ear.PhoneEarPage",
    routes.NoEar: "no_ear.NoEarPage",
    routes.PhoneReady: "phone_ready.PhoneReadyPage",
    routes.Listening: "listening.ListeningPage",
    routes.Untold: "untold.UntoldPage",
    routes.Reading: "reading.ReadingPage",
    routes.Auditing: "auditing.AuditingPage",
    routes.OnAir: "on_air.OnAirPage",
    routes.Which: "which.WhichPage",
    routes.Result: "result.ResultPage",
    routes.Finding: "finding.FindingPage",
    routes.LookInside: "look_inside.LookInsidePage",
    routes.ToDo: "to_do.ToDoPage",
    routes.Fixes: "fixes.FixesPage",
    routes.Fix: "fix.FixPage",
    routes.Change: "change.ChangePage",
    routes.Fixing: "fixing.FixingPage",
    routes.Fixed: "fixed.FixedPage",
    routes.NotFixed: "not_fixed.NotFixedPage",
    routes.Keep: "keep.KeepPage",
    routes.Export: "export.ExportPage",
    routes.OneDevice: "device.DevicePage",
    routes.Kept: "kept.KeptPage",
    routes.Compare: "compare.ComparePage",
    routes.Forget: "forget.ForgetPage",
    routes.Problem: "problem.ProblemPage",
    routes.Devices: "devices.DevicesPage",
    routes.Tips: "tips.TipsPage",
    routes.TipPage: "tips.OneTipPage",
    routes.Settings: "settings.SettingsPage",
    routes.Abilities: "abilities.AbilitiesPage",
}
"""File and class in ``gui/pages`` for every kind of route; each takes a context and its route."""

_FOLDER = "exposure_check.gui.pages"


def page_of(route: Route, context: Context) -> Page:
    """Return a new page that shows a route."""
    module, _, name = PAGES[type(route)].partition(".")
    made = getattr(import_module(f"{_FOLDER}.{module}"), name)(context, route)
    if not isinstance(made, Page):
        raise TypeError(name)
    return made
