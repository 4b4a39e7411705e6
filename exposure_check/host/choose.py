"""Chooses the readers of the system that this runs on."""

import sys
from collections.abc import Sequence

from exposure_check.host import linux, macos, windows
from exposure_check.host.access import PATIENCE_S, Access, SettingReader, UnreadError
from exposure_check.host.gather import gather
from exposure_check.host.linux_dbus import ready
from exposure_check.model.setting import Settings, System

_PATIENCE_S = {System.MACOS: 8.0}
"""``system_profiler`` takes its time."""

_SYSTEMS = {"linux": System.LINUX, "win32": System.WINDOWS, "darwin": System.MACOS}


def read_settings(access: Access | None = None, platform: str = sys.platform) -> Settings:
    """Read this computer's settings.

    Args:
        access: how the system is reached; None for the usual ways.
        platform: as in `sys.platform`.
    """
    system = _SYSTEMS.get(platform, System.OTHER)
    readers = readers_of(system)
    how = access or Access(patience=_PATIENCE_S.get(system, PATIENCE_S))
    if system is System.LINUX:
        _load_ahead(how)
    return gather(system, readers, how)


def readers_of(system: System) -> Sequence[SettingReader]:
    """Return the readers of a system; none of one that is not known."""
    match system:
        case System.LINUX:
            return linux.READERS
        case System.WINDOWS:
            return windows.READERS
        case System.MACOS:
            return macos.READERS
        case _:
            return ()


def _load_ahead(access: Access) -> None:
    """Load what several readers need before their time begins to run."""
    try:
        ready(access)
    except UnreadError:
        return  # each reader that needs it says so
