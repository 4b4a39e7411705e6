"""Where this program keeps what must last: outside of what is installed, so a reinstall keeps it.

Sources: XDG Base Directory Specification, ``XDG_STATE_HOME`` and ``XDG_CONFIG_HOME``; Apple, File
System Programming Guide ("Application Support"); Microsoft, Known Folders
(``FOLDERID_LocalAppData``).
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "exposure-check"


def state_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder for a user's state; it may not be there yet.

    Args:
        environment: variables; a relative folder in one is ignored, as the specification says.
        platform: as in `sys.platform`.
    """
    return _folder(environment, platform, Path(".local", "state"), "XDG_STATE_HOME")


def settings_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Return the folder for a user's choices; only Linux has another one for them than for state.

    Args:
        environment: variables; a relative folder in one is ignored, as the specification says.
        platform: as in `sys.platform`.
    """
    return _folder(environment, platform, Path(".config"), "XDG_CONFIG_HOME")


def _folder(environment: Mapping[str, str], platform: str, on_linux: Path, variable: str) -> Path:
    home = Path.home()
    match platform:
        case "win32":
            usual, variable = home / "AppData" / "Local", "LOCALAPPDATA"
        case "darwin":
            return home / "Library" / "Application Support" / _NAME
        case _:
            usual = home / on_linux
    told = Path(environment.get(variable, ""))
    return (told if told.is_absolute() else usual) / _NAME
