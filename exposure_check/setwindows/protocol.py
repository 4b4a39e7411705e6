"""What the program and its starter agree upon."""

import hashlib
from enum import Enum, IntEnum
from typing import Final


class Verb(Enum):
    """What may be ordered."""

    SET = "set"
    RESTORE = "restore"
    """Put a part of a saved network's profile back as it stood, or its absence."""
    UNSET = "unset"
    """Take a registry value away: it had not been there."""
    UNSET_KEY = "unset-key"
    """The same, and its key, which had not been there either, if nothing else is in it."""


class Code(IntEnum):
    """The exit status."""

    DONE = 0
    NOT_UNDERSTOOD = 2
    NO_RIGHTS = 3
    """Windows refuses it to this user: an administrator may."""
    GONE = 4
    NOT_OFFERED = 5
    """Not Windows, or without its WLAN service."""
    FAILED = 6


class Stop(Exception):  # noqa: N818 - it ends an order, and is no mistake
    """The order was not carried out.

    Attributes:
        code: why.
    """

    def __init__(self, code: Code) -> None:
        super().__init__(code.name)
        self.code = code


TOKEN_LENGTH: Final = 32


def token_of(interface: str, name: str) -> str:
    """Return what stands for a saved network: wlanapi gives it no id but its name.

    The digest is only to find the network again on this computer, in a journal that does not hold
    names.
    """
    told = f"{interface.lower()}\0{name}".encode()
    return hashlib.sha256(told).hexdigest()[:TOKEN_LENGTH]
