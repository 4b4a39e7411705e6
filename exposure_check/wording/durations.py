"""How long something lasted, in the unit that is easiest to read."""

from exposure_check.client.words import Words

_MINUTES_FROM = 180
_HOURS_FROM = 180 * 60
"""Seconds."""


def duration(seconds: float, words: Words) -> str:
    """Return a number of seconds as seconds, minutes or hours."""
    if seconds < 1:
        return words.text("report", "duration.moment")
    if seconds < _MINUTES_FROM:
        unit, count = "seconds", round(seconds)
    elif seconds < _HOURS_FROM:
        unit, count = "minutes", round(seconds / 60)
    else:
        unit, count = "hours", round(seconds / 3600)
    return words.text("report", f"duration.{unit}", {unit: count})


def duration_below(seconds: int, words: Words) -> str:
    """Return a number of seconds like `duration`, and never as more than it was."""
    return duration(seconds if seconds < _MINUTES_FROM else seconds // 60 * 60, words)
