"""Netlink: asking the kernel to change a network interface.

Sources: RFC 3549 section 2, netlink(7), rtnetlink(7), Linux ``include/uapi/linux/genetlink.h``.
"""

import os
import socket
from struct import Struct, pack
from typing import Final

ROUTE: Final = 0
GENERIC: Final = 16

_HEADER = Struct("=IHHII")
_REQUEST, _ACK = 0x1, 0x4
_ERROR, _DONE = 2, 3
_PIECE = 1 << 16
_MOST_PIECES = 64
_PATIENCE_S = 5.0
_NO_PROCESS = 1 << 30
"""Process ids end below (proc(5), ``pid_max``), and ports that the kernel makes up are above."""


class Netlink:
    """One netlink socket; closing it ends what it owns."""

    def __init__(self, protocol: int) -> None:
        self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol)
        self._socket.bind((_own_port(), 0))
        self._number = 0

    def fileno(self) -> int:
        """Return the socket's file descriptor."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close it."""
        self._socket.close()

    def patient(self) -> None:
        """Wait some seconds for answers, not for ever."""
        self._socket.settimeout(_PATIENCE_S)

    def ask(self, kind: int, body: bytes) -> list[bytes]:
        """Ask for one thing.

        Returns:
            The bodies of the answers before the acknowledgement, without netlink headers.

        Raises:
            OSError: the kernel's refusal, or no answer.
        """
        self._number += 1
        size = _HEADER.size + len(body)
        self._socket.send(_HEADER.pack(size, kind, _REQUEST | _ACK, self._number, 0) + body)
        bodies: list[bytes] = []
        for _ in range(_MOST_PIECES):
            if self._take(self._socket.recv(_PIECE), bodies):
                return bodies
        raise TimeoutError

    def _take(self, piece: bytes, bodies: list[bytes]) -> bool:
        """Read what one datagram says; True if it ends the answer."""
        at = 0
        while at + _HEADER.size <= len(piece):
            size, kind, _, number, _ = _HEADER.unpack_from(piece, at)
            if size < _HEADER.size:
                break
            body = piece[at + _HEADER.size : at + size]
            at += size + (-size & 3)
            if number != self._number:
                continue
            if kind == _ERROR:
                error = -int.from_bytes(body[:4], "little", signed=True)
                if error:
                    raise OSError(error, os.strerror(error))
                return True
            if kind == _DONE:
                return True
            bodies.append(body)
        return False


def _own_port() -> int:
    """Choose a port that is no process id.

    Left to the kernel it would be ours. nl80211 knows the owner of an interface by its port alone
    (``net/wireless/nl80211.c``, ``nl80211_netlink_notify``): when a process in any container, which
    has our number there, closed its netlink socket, our interface would go.
    """
    return _NO_PROCESS | int.from_bytes(os.urandom(4), "little") % _NO_PROCESS


def attribute(kind: int, value: bytes) -> bytes:
    """Return one attribute: length, kind, value, padded to four octets."""
    return pack("=HH", len(value) + 4, kind) + value + bytes(-len(value) & 3)


def number(kind: int, value: int) -> bytes:
    """Return an attribute of a 32-bit number."""
    return attribute(kind, pack("=I", value))


def attributes(octets: bytes) -> dict[int, bytes]:
    """Read attributes; of one given twice, the last."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(octets):
        size = int.from_bytes(octets[at : at + 2], "little")
        kind = int.from_bytes(octets[at + 2 : at + 4], "little") & 0x3FFF
        if size < 4:
            break
        found[kind] = octets[at + 4 : at + size]
        at += size + (-size & 3)
    return found
