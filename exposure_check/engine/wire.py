"""Messages on a pipe: four octets of length, then so many octets.

The other end is a stranger: every length is checked before anything is read.
"""

from enum import StrEnum
from typing import BinaryIO

MAX_MESSAGE = 1 << 20
"""Octets of one message at most."""

_LENGTH = 4


class Breach(StrEnum):
    """How the other end broke the rules; ends the connection."""

    TOO_LONG = "too-long"
    CUT = "cut"
    NOT_JSON = "not-json"
    WRONG_SHAPE = "wrong-shape"
    WRONG_VERSION = "wrong-version"
    NOT_NOW = "not-now"
    """A message that has no place here."""


class ProtocolError(Exception):
    """The other end is not what it should be. Holds nothing of what it said."""

    def __init__(self, breach: Breach) -> None:
        super().__init__(breach.value)
        self.breach = breach


def write_message(stream: BinaryIO, message: bytes) -> None:
    """Write one message and flush.

    Raises:
        ProtocolError: TOO_LONG, and nothing was written.
        OSError: nobody reads any more.
    """
    if not 0 < len(message) <= MAX_MESSAGE:
        raise ProtocolError(Breach.TOO_LONG)
    stream.write(len(message).to_bytes(_LENGTH) + message)
    stream.flush()


def read_message(stream: BinaryIO) -> bytes | None:
    """Wait for one message; None if the other end has ended between two messages.

    Raises:
        ProtocolError: TOO_LONG or CUT.
    """
    head = stream.read(_LENGTH)
    if not head:
        return None
    untrusted_length = int.from_bytes(head)
    if len(head) < _LENGTH:
        raise ProtocolError(Breach.CUT)
    if not 0 < untrusted_length <= MAX_MESSAGE:
        raise ProtocolError(Breach.TOO_LONG)
    message = stream.read(untrusted_length)
    if len(message) < untrusted_length:
        raise ProtocolError(Breach.CUT)
    return message
