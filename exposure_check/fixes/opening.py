"""Opens a page of the system's own settings; nothing that is not in the closed list."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

from exposure_check.fixes.pages import ADDRESSES
from exposure_check.model.fix import FixRefusedError, Refusal

_ENVIRONMENT = ("PATH", "HOME", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "LANG", "LANGUAGE")
_PREFIXES = ("XDG_", "LC_", "DBUS_SESSION_")

Start = Callable[[Sequence[str]], None]
"""Starts a program and does not wait for it.

Raises:
    OSError: it could not be started.
"""


def open_page(address: str, platform: str = sys.platform, start: Start | None = None) -> None:
    """Open a page.

    Args:
        address: see `exposure_check.fixes.pages.page_of`.
        platform: as in `sys.platform`.
        start: None for the usual way.

    Raises:
        FixRefusedError: UNKNOWN_PLACE if it is not in the list, NOT_STARTED.
    """
    if address not in ADDRESSES:
        raise FixRefusedError(Refusal.UNKNOWN_PLACE, address)
    try:
        (start or _start)(command(address, platform))
    except OSError:
        raise FixRefusedError(Refusal.NOT_STARTED, address) from None


def command(address: str, platform: str) -> list[str]:
    """Return the program and its arguments: ``explorer``, ``open``, or the settings themselves."""
    if platform == "win32":
        folder = os.environ.get("SYSTEMROOT", r"C:\Windows")
        return [rf"{folder}\explorer.exe", address]
    if platform == "darwin":
        return ["/usr/bin/open", address]
    return address.split(" ")


def _start(arguments: Sequence[str]) -> None:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key in _ENVIRONMENT or key.startswith(_PREFIXES) or os.name == "nt"
    }
    subprocess.Popen(  # noqa: S603, TID251 - a closed list; its window outlives this program
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=kept,
    )
