"""Changes of this computer's settings: the hands of its system, its journal, its audit."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from exposure_check import __version__
from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.cli.fixing import Fixing
from exposure_check.client.fixes import FixClient
from exposure_check.engine.audit import Audit
from exposure_check.engine.fix_ports import Hand
from exposure_check.engine.fixing import Fixer
from exposure_check.fixes import (
    linux_files,
    linux_profiles,
    linux_services,
    macos_plan,
    windows_elevate,
    windows_hand,
    windows_plan,
    windows_survey,
)
from exposure_check.fixes.linux_bus import SystemBus
from exposure_check.fixes.linux_guides import left_to_the_user
from exposure_check.fixes.linux_plan import plan as linux_plan
from exposure_check.fixes.linux_setfiles import Run, run_in_terminal, run_setfiles
from exposure_check.fixes.linux_survey import survey
from exposure_check.fixes.opening import open_page
from exposure_check.host.choose import read_settings
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import FixRefusedError, FixReport, Offer
from exposure_check.model.setting import System
from exposure_check.storage.fix_json import fixes_as_json
from exposure_check.storage.journal import JournalFolder
from exposure_check.storage.state_folder import state_folder

_SYSTEMS = {"linux": System.LINUX, "win32": System.WINDOWS, "darwin": System.MACOS}
_READING_S = 3.0

Plan = Callable[[AuditReport], Sequence[Offer]]


def fixing(*, in_terminal: bool) -> Fixing:
    """Return what changes this computer's settings.

    Args:
        in_terminal: True if a password may be asked for in the terminal.
    """
    system = _SYSTEMS.get(sys.platform, System.OTHER)
    hands, plan = _of_system(system, run_in_terminal if in_terminal else run_setfiles)
    journal = JournalFolder(state_folder() / "fixes")
    fixer = Fixer(hands, journal, lambda: int(time.time()), __version__, system)
    audit = Audit(HOST_CHECKS, read_settings).run
    return Fixing(FixClient(fixer, audit, plan, journal.unreadable, open_page), _as_json)


def _of_system(system: System, run: Run) -> tuple[Mapping[str, Hand], Plan]:
    if system is System.LINUX:
        return linux_fixes(SystemBus(), SystemBus(patience=_READING_S), run)
    if system is System.WINDOWS:
        return _windows_fixes()
    if system is System.MACOS:
        return {}, macos_plan.plan
    return {}, lambda _report: ()


def _windows_fixes() -> tuple[Mapping[str, Hand], Plan]:
    try:
        return windows_fixes(windows_hand.this_hand(windows_elevate.run_elevated))
    except FixRefusedError:  # without a WLAN service there is nothing that this program can change
        return {}, lambda _report: ()


def windows_fixes(hand: windows_hand.WindowsHand) -> tuple[Mapping[str, Hand], Plan]:
    """Return hand and plan of Windows."""

    def plan(report: AuditReport) -> Sequence[Offer]:
        return windows_plan.plan(report, windows_survey.survey(hand))

    return {windows_hand.HAND: hand}, plan


def linux_fixes(
    bus: SystemBus, reading: SystemBus, run: Run = run_setfiles
) -> tuple[Mapping[str, Hand], Plan]:
    """Return hands and plan of Linux.

    Args:
        bus: to change settings on: an administrator may have to be asked.
        reading: the same, with less patience.
        run: changes files of root.
    """
    files = linux_files.FilesHand(run, not_reloaded=lambda name: _reload(bus, name))
    hands: dict[str, Hand] = {
        linux_files.HAND: files,
        linux_profiles.HAND: linux_profiles.ProfilesHand(bus),
        linux_services.ADAPTER_HAND: linux_services.AdapterHand(bus),
        linux_services.HOSTNAME_HAND: linux_services.HostnameHand(bus),
    }

    def plan(report: AuditReport) -> Sequence[Offer]:
        offers = linux_plan(report, survey(report.settings, reading, files))
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        return (*offers, *left_to_the_user(report, offers, desktop))

    return hands, plan


def _reload(bus: SystemBus, name: str) -> None:
    """Let NetworkManager read its files again where systemd could not tell it; see its D-Bus API.

    What it does not allow waits for its next start.
    """
    if name.startswith("nm-"):
        service = linux_profiles.SERVICE
        with suppress(FixRefusedError):
            bus(service, "/org/freedesktop/NetworkManager", f"{service}.Reload", "u", (1,))


def _as_json(report: FixReport, reveal: bool) -> str:
    return fixes_as_json(report, __version__, reveal=reveal)
