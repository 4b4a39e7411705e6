"""Results that are older than the user chose to keep them are deleted."""

from PySide6.QtCore import QDateTime

from exposure_check.gui.program import AppProgram
from exposure_check.gui.running import Task

_DAY = 86_400


def outdated(days: int) -> float:
    """Return before which moment results are deleted, seconds since the Unix epoch; 0 for none."""
    return float(QDateTime.currentSecsSinceEpoch() - days * _DAY) if days else 0.0


def forget_outdated(program: AppProgram, days: int) -> Task[bool]:
    """Delete what is too old, in a thread; nothing is said if that fails: the devices say it."""
    before = outdated(days)

    def work() -> bool:
        if before:
            program.history().prune(before)
        return True

    return Task(work)
