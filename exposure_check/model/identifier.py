"""The user's own identifiers: masked wherever they leave the machine, unless asked otherwise."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.address import ADDRESS_LENGTH, is_local, spelled

SHOWN_LIMIT = 64
"""Longest text from the air that is ever shown, in characters."""


class IdentifierKind(StrEnum):
    """What an identifier is, and so how it is masked."""

    ADDRESS = "address"
    RANDOM_ADDRESS = "random-address"
    """A Bluetooth random address: no part of it is a vendor's, whatever its U/L bit."""
    NAME = "name"
    NETWORK = "network"
    BYTES = "bytes"


_ADDRESSES = (IdentifierKind.ADDRESS, IdentifierKind.RANDOM_ADDRESS)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A value that identifies the user or the device.

    ``value`` is six octets for an address, octets for bytes and networks, text for names.
    """

    kind: IdentifierKind
    value: bytes | str

    def masked(self) -> str:
        """Return what may leave the machine: enough to tell two apart on one screen, no more.

        Addresses keep their vendor half if it is a vendor's, else the first octet; names and
        networks keep their first and last character; other bytes keep only their length.
        """
        if self.kind is IdentifierKind.BYTES:
            return f"({len(self.value)} bytes)"
        if self._is_address and isinstance(self.value, bytes):
            vendor = self.kind is IdentifierKind.ADDRESS and not is_local(self.value)
            kept = self.value[:3] if vendor else self.value[:1]
            return spelled(kept) + ":…"
        text = plain(self.value)
        return f"{text[0]}…{text[-1]}" if len(text) > 3 else "…"

    def revealed(self) -> str:
        """Return the full value as plain, bounded text."""
        if self._is_address and isinstance(self.value, bytes):
            return spelled(self.value)
        if self.kind is IdentifierKind.BYTES and isinstance(self.value, bytes):
            return self.value[:SHOWN_LIMIT].hex()
        return plain(self.value)

    @property
    def _is_address(self) -> bool:
        """True for six octets: an address of any other length is masked and shown as text."""
        return self.kind in _ADDRESSES and len(self.value) == ADDRESS_LENGTH


def plain(value: bytes | str) -> str:
    """Make text from the air harmless to show: no control, format or direction characters.

    Octets are read as UTF-8 with replacement; the result has at most `SHOWN_LIMIT` characters.
    """
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    shown = "".join(
        character if unicodedata.category(character)[0] != "C" else "\N{REPLACEMENT CHARACTER}"
        for character in text[: SHOWN_LIMIT + 1].replace("\u2028", " ").replace("\u2029", " ")
    )
    return shown if len(shown) <= SHOWN_LIMIT else shown[: SHOWN_LIMIT - 1] + "…"
