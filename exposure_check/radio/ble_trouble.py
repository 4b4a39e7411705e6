"""Why listening to Bluetooth, or to this computer's own radios, did not work: a closed set."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from exposure_check.model.errors import ExposureCheckError, Reason


class Trouble(StrEnum):
    """One sentence each, what is wrong and what to do, in ``resources/words/bluetooth.toml``.

    No code is one of the capture helper's, which have their words elsewhere.
    """

    NO_LIBRARY = "no-library"
    """The package that speaks with this system's Bluetooth is not installed."""
    NO_MESSAGE_BUS = "no-message-bus"
    """Linux: no D-Bus system bus."""
    BUS_REFUSED = "bus-refused"
    """Linux: the bus does not let this user in."""
    NO_BLUEZ = "no-bluez"
    """Linux: nobody answers as org.bluez."""
    BLUEZ_ENDED = "bluez-ended"
    BUS_LOST = "bus-lost"
    NO_ADAPTER = "no-adapter"
    NO_SUCH_ADAPTER = "no-such-adapter"
    ADAPTER_GONE = "adapter-gone"
    NO_LOW_ENERGY = "no-low-energy"
    """An adapter that can only do classic Bluetooth."""
    POWERED_OFF = "powered-off"
    SWITCHED_OFF = "switched-off"
    """While listening."""
    BLOCKED = "blocked"
    """Switched off by software (rfkill), flight mode."""
    BLOCKED_BY_SWITCH = "blocked-by-switch"
    """Switched off by a key or switch on the computer."""
    DENIED_BY_USER = "denied-by-user"
    DENIED_BY_SYSTEM = "denied-by-system"
    DENIED = "denied-for-unknown-reason"
    BUSY = "busy"
    WENT_QUIET = "went-quiet"
    """Much was heard, then nothing at all, and starting again did not help."""
    UNKNOWN = "bluetooth-failed"
    INQUIRY_LINUX_ONLY = "inquiry-linux-only"
    OVERHEAR_LINUX_ONLY = "overhear-linux-only"
    CANNOT_OVERHEAR_WIFI = "cannot-overhear-wifi"
    """The computer searched for Wi-Fi, and its own radio showed nothing of it."""
    NOBODY_SEARCHED = "nobody-searched"
    """Nothing was seen, and nothing shows that the computer searched at all."""
    TOLD_BEFORE = "told-before"
    """The computer announces itself, but was told to before listening began."""


BY_BLEAK_REASON: Final[Mapping[str, Trouble]] = MappingProxyType(
    {
        "NO_BLUETOOTH": Trouble.NO_ADAPTER,
        "NO_BLE_CENTRAL_ROLE": Trouble.NO_LOW_ENERGY,
        "POWERED_OFF": Trouble.POWERED_OFF,
        "DENIED_BY_USER": Trouble.DENIED_BY_USER,
        "DENIED_BY_SYSTEM": Trouble.DENIED_BY_SYSTEM,
        "DENIED_BY_UNKNOWN": Trouble.DENIED,
        "UNKNOWN": Trouble.UNKNOWN,
    }
)
"""Names of bleak's ``BleakBluetoothNotAvailableReason``."""

BY_DBUS_ERROR: Final[Mapping[str, Trouble]] = MappingProxyType(
    {
        "org.bluez.Error.NotReady": Trouble.POWERED_OFF,
        "org.bluez.Error.InProgress": Trouble.BUSY,
        "org.bluez.Error.NotAuthorized": Trouble.DENIED_BY_SYSTEM,
        "org.freedesktop.DBus.Error.AccessDenied": Trouble.DENIED_BY_SYSTEM,
        "org.freedesktop.DBus.Error.ServiceUnknown": Trouble.NO_BLUEZ,
        "org.freedesktop.DBus.Error.NameHasNoOwner": Trouble.NO_BLUEZ,
        "org.freedesktop.DBus.Error.NoReply": Trouble.BLUEZ_ENDED,
        "org.freedesktop.DBus.Error.UnknownObject": Trouble.ADAPTER_GONE,
        "org.freedesktop.DBus.Error.Disconnected": Trouble.BUS_LOST,
    }
)

_NOT_STARTED: Final = (
    "org.freedesktop.DBus.Error.Spawn.",
    "org.freedesktop.DBus.Error.TimedOut",
    "org.freedesktop.systemd1.",
)
"""What the bus says, by its beginning, when it tried to start BlueZ for whoever asked."""


def of_dbus_error(name: str) -> Trouble:
    """Return what an error of the bus, or of BlueZ over it, means."""
    known = BY_DBUS_ERROR.get(name, Trouble.UNKNOWN)
    return Trouble.NO_BLUEZ if name.startswith(_NOT_STARTED) else known


def failed(trouble: Trouble) -> ExposureCheckError:
    """Return the error that says so."""
    return ExposureCheckError(Reason.LISTENING_FAILED, code=trouble.value)
