"""What every payload decoder shares: its type, and marks of a serial number."""

import re
from collections.abc import Callable

from exposure_check.model.ble import PayloadPart, Stability

Reader = Callable[[bytes], list[PayloadPart]]
"""Turns the data of one maker or service into parts; any octets, never raises."""

NAME = "name"
"""Id of every part whose token is a device's name."""

_SERIAL = re.compile(rb"[0-9A-Z][0-9A-Z-]{6,30}[0-9A-Z]")
_MIN_DIGITS = 4


def part(name: str, stability: Stability, token: bytes = b"") -> list[PayloadPart]:
    """Return one part that carries neither address nor serial number."""
    return [PayloadPart(name, stability, token)]


def named(data: bytes) -> list[PayloadPart]:
    """Return the part for a device's name, wherever in a payload it stands; none if empty."""
    return part(NAME, Stability.LONG, data) if data.strip(b"\0") else []


def serial_in(data: bytes) -> str | None:
    """Return data that reads as a serial number: 8 to 32 capitals and digits, 4 of them digits.

    Trailing zero octets are padding. Makers do not say what their data means, so this is a guess.
    """
    text = data.rstrip(b"\0")
    digits = sum(0x30 <= octet <= 0x39 for octet in text[:32])
    if digits >= _MIN_DIGITS and _SERIAL.fullmatch(text):
        return text.decode("ascii")
    return None


def backwards(address: bytes) -> bytes:
    """Turn an address stored least significant octet first into the usual order."""
    return address[::-1]
