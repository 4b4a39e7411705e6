"""The packet socket: a ring of memory that the kernel fills and the helper empties.

Source: Linux ``Documentation/networking/packet_mmap.rst``, ``include/uapi/linux/if_packet.h``.
"""

import mmap
import socket
from struct import Struct, pack, unpack

from exposure_check.helper import pcapng
from exposure_check.helper.bpf import lock_filter
from exposure_check.helper.libc import bind
from exposure_check.helper.protocol import LINK_RADIOTAP

SOL_PACKET, STATISTICS = 263, 6
_RING, _VERSION, _V3 = 5, 10, 2
_FAMILY, _EVERY_PROTOCOL = 17, b"\0\x03"

_BLOCK = 1 << 17
_BLOCKS = 128
_FRAME = 1 << 13
_RETIRE_MS = 40
"""A block that is not full is handed over after this time."""

_TO_READER = 1
_STATE = Struct("@I")
_BLOCK_HEAD = Struct("@III")
_FRAME_HEAD = Struct("@IIIIIIH")


class PacketSocket:
    """Frames of one interface."""

    link = LINK_RADIOTAP
    pause = 0.0  # the kernel itself gathers

    def __init__(self, program: bytes) -> None:
        """Open a socket that hears nothing yet; nothing that the filter drops is ever in it."""
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
        lock_filter(self._socket, program)
        self._socket.setsockopt(SOL_PACKET, _VERSION, _V3)
        size = (_BLOCK, _BLOCKS, _FRAME, _BLOCK // _FRAME * _BLOCKS, _RETIRE_MS, 0, 0)
        self._socket.setsockopt(SOL_PACKET, _RING, pack("@7I", *size))
        self._ring = mmap.mmap(self._socket.fileno(), _BLOCK * _BLOCKS)
        self._block = 0
        self._received = 0
        self._dropped = 0

    def listen(self, index: int) -> None:
        """Begin to hear an interface.

        Raises:
            OSError: the interface is gone (ENODEV) or down (ENETDOWN).
        """
        # Python's own bind wants a name, and names change hands; an index does not.
        bind(self._socket.fileno(), pack("=H2siHBB8x", _FAMILY, _EVERY_PROTOCOL, index, 0, 0, 0))

    def fileno(self) -> int:
        """Return the socket's file descriptor."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close it; its process keeps hearing until the ring is unmapped, too."""
        self._ring.close()
        self._socket.close()

    def drain(self) -> bytes:
        """Return a block's worth of frames as pcapng; empty if no block is ready."""
        ring, at = self._ring, self._block * _BLOCK
        state, frames, offset = _BLOCK_HEAD.unpack_from(ring, at + 8)
        if not state & _TO_READER:
            return b""
        parts: list[bytes] = []
        frame, head, append = at + offset, _FRAME_HEAD.unpack_from, pcapng.append_packet
        for _ in range(frames):
            step, seconds, nanoseconds, kept, length, _, start = head(ring, frame)
            begin = frame + start
            time = seconds * 1_000_000 + nanoseconds // 1000
            append(parts, time, ring[begin : begin + kept], length)
            frame += step
        _STATE.pack_into(ring, at + 8, 0)
        self._block = (self._block + 1) % _BLOCKS
        return b"".join(parts)

    def counts(self) -> tuple[int, int]:
        """Return how many frames passed the filter so far, and how many of them had no room."""
        # The kernel begins anew each time it is asked, and counts dropped ones among the first.
        statistics = self._socket.getsockopt(SOL_PACKET, STATISTICS, 12)
        received, dropped, _ = unpack("@3I", statistics)
        self._received += received
        self._dropped += dropped
        return self._received, self._dropped
