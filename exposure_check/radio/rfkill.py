"""Whether radios are switched off below every other layer (Linux).

Source: Linux ``Documentation/ABI/stable/sysfs-class-rfkill``.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path("/sys/class/rfkill")
INTERFACES: Final = Path("/sys/class/net")


class Block(NamedTuple):
    """Whether a switch in software, or one of the hardware, is off."""

    soft: bool
    hard: bool


def blocked(kind: str, folder: Path | None = None) -> Block:
    """Return what blocks any radio of a kind; asked only why one that is wanted is off.

    Args:
        kind: ``bluetooth`` or ``wlan``.
        folder: in place of where the kernel shows it, for tests.
    """
    soft = hard = False
    with suppress(OSError):
        for switch in sorted((folder or FOLDER).iterdir()):
            if _read(switch / "type") == kind:
                soft |= _read(switch / "soft") == "1"
                hard |= _read(switch / "hard") == "1"
    return Block(soft, hard)


def radio_blocked(interface: str, folder: Path | None = None) -> Block:
    """Return what blocks the radio of one Wi-Fi interface; nothing for one that is gone.

    Args:
        interface: its name.
        folder: in place of where the kernel shows interfaces, for tests.
    """
    radio = (folder or INTERFACES) / interface / "phy80211"
    soft = hard = False
    with suppress(OSError):
        for switch in radio.glob("rfkill*"):
            soft |= _read(switch / "soft") == "1"
            hard |= _read(switch / "hard") == "1"
    return Block(soft, hard)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
