"""Whether there is a screen to open a window on, and what the window would need besides."""

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from exposure_check.gui.x_server import lets_in

_PATIENCE = 2.0
_STARTED_BY = "EXPOSURE_CHECK_RUN"
"""Set by ``./run``, which installs packages itself, and says it if that was not possible."""
_PACKAGES = ("PySide6", "pyqtgraph", "numpy")


class NoScreen(NamedTuple):
    """Why there can be no window: a key of the window's words, and its values."""

    key: str
    values: Mapping[str, str]


def missing(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> NoScreen | None:
    """Return why there can be no window, None if there can.

    Qt itself would end the process instead of saying it; it is loaded if all else is there.
    """
    no_server = unreachable(environment, system)
    if no_server is not None:
        return no_server
    if any(importlib.util.find_spec(name) is None for name in _PACKAGES):
        return NoScreen("set-up" if environment.get(_STARTED_BY) else "package", {})
    library = _library(environment) if system.startswith("linux") else ""
    return NoScreen("library", {"library": library}) if library else None


def unreachable(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> NoScreen | None:
    """Return why no screen answers, None if one does, whatever the window needs besides."""
    if not system.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if wayland and _answers(wayland, environment):
        return None
    if display:
        return _refusing(display, environment)
    return NoScreen("server", {"display": wayland}) if wayland else NoScreen("none", {})


def _answers(wayland: str, environment: Mapping[str, str]) -> bool:
    """Return whether a Wayland compositor answers, at the place that wl_display_connect(3) says."""
    import socket  # noqa: PLC0415 elsewhere the window must not wait for it

    local: int = getattr(socket, "AF_UNIX", 0)  # only Linux comes here, and it has them
    with socket.socket(local, socket.SOCK_STREAM) as one:
        one.settimeout(_PATIENCE)
        try:
            one.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "")) / wayland))
        except OSError:
            return False
    return True


def _refusing(display: str, environment: Mapping[str, str]) -> NoScreen | None:
    """Return why an X server cannot be used; of one elsewhere it cannot be known."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".", 1)[0]
    if host not in ("", "unix") or not number.isdigit():
        return None
    let_in = lets_in(number, environment)
    if let_in:
        return None
    return NoScreen("server" if let_in is None else "refused", {"display": display})


def _library(environment: Mapping[str, str]) -> str:
    """Return which library of the system Qt misses; "" for none."""
    from exposure_check.gui import qt  # noqa: PLC0415 only where there may be a screen

    try:
        qt.load()
    except ImportError as error:
        return str(error).partition(":")[0]
    platform = environment.get("QT_QPA_PLATFORM", "")
    on_x = not platform and not environment.get("WAYLAND_DISPLAY")
    if not on_x and not platform.startswith("xcb"):
        return ""
    import PySide6  # noqa: PLC0415 it is there

    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins"
    return _missed_by(plugins / "platforms" / "libqxcb.so")


def _missed_by(part: Path) -> str:
    """Return which library a part of Qt misses; "" for none. It is loaded as Qt would."""
    from PySide6.QtCore import QLibrary  # noqa: PLC0415 once it is seen that Qt is there

    library = QLibrary(str(part))
    if library.load():
        return ""
    # "Cannot load library PART: MISSING: cannot open shared object file: …", some versions with (
    return library.errorString().rpartition(f"{part}: ")[2].lstrip("(").partition(":")[0]
