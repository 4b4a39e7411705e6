"""Whether there is a screen to open a window on, and what the window would need besides."""

import ctypes
import importlib.util
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 where X servers have their sockets
_PATIENCE = 2.0
_LOCAL: int = getattr(socket, "AF_UNIX", 0)
"""Sockets of this computer alone; only Linux comes here, and only it has them everywhere."""
_PACKAGES = ("PySide6", "pyqtgraph", "numpy", "platformdirs")


@dataclass(frozen=True, slots=True)
class NoScreen:
    """Why there can be no window: a key of the window's words, and its values."""

    key: str
    values: Mapping[str, str]


def missing(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> NoScreen | None:
    """Return why there can be no window, None if there can. Nothing of Qt is loaded.

    Qt itself would end the process instead of saying it.
    """
    on_linux = system.startswith("linux")
    if on_linux and not environment.get("QT_QPA_PLATFORM"):
        display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
        if not display and not wayland:
            return NoScreen("none", {})
        if not wayland and not _reachable(display):
            return NoScreen("server", {"display": display})
    package, *others = (importlib.util.find_spec(name) for name in _PACKAGES)
    if package is None or package.origin is None or None in others:
        return NoScreen("package", {})
    return _library(Path(package.origin).parent, environment) if on_linux else None


def _reachable(display: str) -> bool:
    """Return whether a local X server answers; of one elsewhere it cannot be known."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".", 1)[0]
    if host not in ("", "unix") or not number.isdigit():
        return True
    for address in (f"\0{_SOCKETS}{number}", f"{_SOCKETS}{number}"):
        with socket.socket(_LOCAL, socket.SOCK_STREAM) as one:
            one.settimeout(_PATIENCE)
            try:
                one.connect(address)
            except OSError:
                continue
            return True
    return False


def _library(package: Path, environment: Mapping[str, str]) -> NoScreen | None:
    """Return which library of the system Qt would miss; it is loaded as Qt would."""
    wanted = [package / "QtWidgets.abi3.so"]
    platform = environment.get("QT_QPA_PLATFORM", "")
    on_x = not platform and not environment.get("WAYLAND_DISPLAY")
    if on_x or platform.startswith("xcb"):
        wanted.append(package / "Qt" / "plugins" / "platforms" / "libqxcb.so")
    for path in wanted:
        try:
            ctypes.CDLL(str(path))
        except OSError as error:
            return NoScreen("library", {"library": str(error).partition(":")[0]})
    return None
