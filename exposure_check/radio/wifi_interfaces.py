"""This computer's Wi-Fi interfaces, as the kernel shows them to everybody (Linux).

Source: Linux ``Documentation/ABI/testing/sysfs-class-net``; an interface of a Wi-Fi radio has a
link ``phy80211``.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

FOLDER: Final = Path("/sys/class/net")
ETHERNET: Final = "1"
"""ARPHRD_ETHER: an ordinary interface, not one in monitor mode."""


def wifi_interfaces(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of ordinary Wi-Fi interfaces, in order.

    Args:
        folder: in place of where the kernel shows them, for tests.
    """
    with suppress(OSError):
        return tuple(
            path.name
            for path in sorted((folder or FOLDER).iterdir())
            if (path / "phy80211").exists() and _kind(path) == ETHERNET
        )
    return ()


def _kind(path: Path) -> str:
    try:
        return (path / "type").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
