"""Where this program keeps what must last: outside of what is installed, so a reinstall keeps it.

Sources: XDG Base Directory Specification, ``XDG_STATE_HOME``; Apple, File System Programming Guide
("Application Support"); Microsoft, Known Folders (``FOLDERID_LocalAppData``).
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
    home = Path.home()
    match platform:
        case "win32":
            usual, variable = home / "AppData" / "Local", "LOCALAPPDATA"
        case "darwin":
            return home / "Library" / "Application Support" / _NAME
        case _:
            usual, variable = home / ".local" / "state", "XDG_STATE_HOME"
    told = Path(environment.get(variable, ""))
    return (told if told.is_absolute() else usual) / _NAME
