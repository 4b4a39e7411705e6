"""Readings for tests of the checks of settings."""

from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Settings, Source, System, What

HARDWARE = bytes.fromhex("3c0630123456")
"""Given by a maker."""
OTHER = bytes.fromhex("021122334455")
MADE_WITH = bytes.fromhex("020000000000")
"""An adapter's own address that no maker registered, as virtual radios have."""


def address(octets):
    return Identifier(IdentifierKind.ADDRESS, octets)


def network(name):
    return Identifier(IdentifierKind.NETWORK, name.encode())


def name(text):
    return Identifier(IdentifierKind.NAME, text)


def reading(what, value, of="", source=Source.NETWORK_MANAGER, key="key"):
    return Reading(what, of, key, value, source)


def wifi(
    in_use=OTHER, hardware=HARDWARE, joined=True, on=True, of="wlan0", source=Source.RTNETLINK
):
    """Readings of one Wi-Fi interface; None leaves one out."""
    pairs = (
        (What.WIFI_INTERFACE, True),
        (What.ADDRESS_IN_USE, in_use and address(in_use)),
        (What.HARDWARE_ADDRESS, hardware and address(hardware)),
        (What.JOINED, joined),
        (What.SWITCHED_ON, on),
    )
    return [reading(what, value, of, source) for what, value in pairs if value is not None]


NO_WIFI = reading(What.WIFI_INTERFACE, False, source=Source.RTNETLINK)
NO_ADAPTER = reading(What.BLUETOOTH_ADAPTER, False, source=Source.BLUEZ)
ANNA = reading(What.COMPUTER_NAME, name("anna-laptop"), source=Source.KERNEL_FILES)
SHARED = reading(What.COMPUTER_NAME, name("localhost"), source=Source.KERNEL_FILES)


def settings(*readings):
    flat = [one for part in readings for one in (part if isinstance(part, list) else [part])]
    return Settings(System.LINUX, tuple(flat))


def said(check, *readings):
    """Return word and certainty, and hold the words of what is said against its values."""
    outcome = check.judge(settings(*readings))
    return outcome.word, outcome.confidence.value
