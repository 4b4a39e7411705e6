"""What pages about kept results say."""

from collections.abc import Mapping

from exposure_check.gui.context import Context
from exposure_check.model.report import Assessment
from exposure_check.model.verdict import FactValue, Severity

WORDS = "history"
"""The group of ``resources/words`` of these pages."""

_ICONS = {"ios": "phone", "android": "phone", "": "phone"}


def say(context: Context, key: str, values: Mapping[str, FactValue] | None = None) -> str:
    """Return a text of these pages."""
    return context.words.text(WORDS, key, values or {})


def icon(system: str) -> str:
    """Return the icon of a device with the menus of a system."""
    return _ICONS.get(system, "computer")


def badge(context: Context, assessment: Assessment) -> tuple[Severity, str]:
    """Return how a whole result is marked."""
    severity = {
        Assessment.EXPOSED: Severity.EXPOSED,
        Assessment.PROTECTED: Severity.PROTECTED,
        Assessment.NOT_ENOUGH: Severity.UNKNOWN,
    }[assessment]
    return severity, context.words.text("report", f"assessment.{assessment.value}")
