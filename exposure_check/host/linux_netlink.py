"""Netlink: asking the kernel for lists; only reads, and needs no rights.

Sources: netlink(7), RFC 3549 section 2, Linux ``include/uapi/linux/genetlink.h``.
"""

import socket
import sys
from collections.abc import Iterator
from struct import Struct, pack

from exposure_check.host.access import Access, UnreadError, asking
from exposure_check.model.setting import Unread

_NETLINK = 16
"""By its number: systems without it have no name for it either, and refuse it when asked."""

ROUTE = 0
GENERIC = 16

_HEADER = Struct("=IHHII")
_REQUEST, _DUMP = 0x1, 0x300
_ERROR, _DONE = 2, 3
_PIECE = 1 << 17
_MOST_PIECES = 256
_KIND_MASK = 0x3FFF
_CONTROL = 16
_GET_FAMILY = 3
_FAMILY_ID, _FAMILY_NAME = 1, 2
_GENERIC_HEADER = Struct("=BBH")

Attributes = dict[int, bytes]


def dump(
    access: Access, protocol: int, kind: int, body: bytes, *, many: bool = True
) -> list[bytes]:
    """Return the bodies of the kernel's answers to one question.

    Raises:
        UnreadError: the kernel has no such thing, refuses, or does not answer in time.
    """
    flags = _REQUEST | (_DUMP if many else 0)
    bodies: list[bytes] = []
    with (
        asking(Unread.NOT_OFFERED),
        socket.socket(_NETLINK, socket.SOCK_RAW, protocol) as kernel,
    ):
        kernel.settimeout(access.patience)
        kernel.bind((0, 0))
        kernel.send(_HEADER.pack(_HEADER.size + len(body), kind, flags, 1, 0) + body)
        for _ in range(_MOST_PIECES):
            if taken(kernel.recv(_PIECE), bodies) or not many:
                break
    return bodies


def taken(piece: bytes, bodies: list[bytes]) -> bool:
    """Append the bodies of one datagram's messages; True if it ends the answer.

    Raises:
        OSError: the kernel refused.
    """
    at = 0
    while at + _HEADER.size <= len(piece):
        size, kind, _flags, _number, _sender = _HEADER.unpack_from(piece, at)
        if size < _HEADER.size:
            return True
        body = piece[at + _HEADER.size : at + size]
        at += size + (-size & 3)
        if kind == _DONE:
            return True
        if kind == _ERROR:
            error = -int.from_bytes(body[:4], sys.byteorder, signed=True)
            if error:
                raise OSError(error, "")
            return True
        bodies.append(body)
    return False


def generic(access: Access, family: str, command: int, asked: bytes = b"") -> list[Attributes]:
    """Return the attributes of each answer of a generic netlink family to a request for a list.

    Args:
        access: how the system is reached.
        family: its name.
        command: which list.
        asked: attributes of the request.

    Raises:
        UnreadError: see `dump`; without the family it is "not offered".
    """
    which = _generic_body(_GET_FAMILY, attribute(_FAMILY_NAME, family.encode() + b"\0"))
    for body in dump(access, GENERIC, _CONTROL, which, many=False):
        number = int.from_bytes(generic_attributes(body).get(_FAMILY_ID, b""), sys.byteorder)
        if number:
            answers = dump(access, GENERIC, number, _generic_body(command, asked))
            return [generic_attributes(one) for one in answers]
    raise UnreadError(Unread.NOT_OFFERED)


def _generic_body(command: int, attributes_: bytes) -> bytes:
    return _GENERIC_HEADER.pack(command, 1, 0) + attributes_


def generic_attributes(body: bytes) -> Attributes:
    """Return the attributes behind a generic netlink header."""
    return attributes(body[_GENERIC_HEADER.size :])


def attribute(kind: int, value: bytes) -> bytes:
    """Return one attribute: length, kind, value, padded to four octets."""
    return pack("=HH", len(value) + 4, kind) + value + bytes(-len(value) & 3)


def attributes(octets: bytes) -> Attributes:
    """Read attributes; of one given twice, the last."""
    return dict(each_attribute(octets))


def each_attribute(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and value of each attribute; what is cut off is left out."""
    at = 0
    while at + 4 <= len(octets):
        size = int.from_bytes(octets[at : at + 2], sys.byteorder)
        if size < 4 or at + size > len(octets):
            return
        kind = int.from_bytes(octets[at + 2 : at + 4], sys.byteorder) & _KIND_MASK
        yield kind, octets[at + 4 : at + size]
        at += size + (-size & 3)


def unsigned(octets: bytes) -> int:
    """Return a number in the kernel's order of octets."""
    return int.from_bytes(octets, sys.byteorder)
