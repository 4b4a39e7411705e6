"""The HCI monitor channel: what the Bluetooth controllers of this computer are told and tell.

Source: Linux ``include/net/bluetooth/hci_sock.h``, BlueZ ``monitor/control.c``. Python may be built
without Bluetooth, so the C library binds the socket.
"""

import socket
from struct import Struct, pack, unpack_from

from exposure_check.helper import pcapng
from exposure_check.helper.bpf import lock_filter
from exposure_check.helper.libc import bind
from exposure_check.helper.protocol import LINK_HCI_MONITOR

_AF_BLUETOOTH, _BTPROTO_HCI = 31, 1
_NO_DEVICE, _MONITOR_CHANNEL = 0xFFFF, 2
_TIMESTAMP = 29
_BUFFER_BY_FORCE, MEMORY_INFO = 33, 55
_DROPS_AT = 32
_BUFFER = 8 << 20
_LONGEST = 1 << 16
_MOST = 512
_TIME = Struct("@ll")
_HEADER = Struct("<HH")
_HEADER_LENGTH = 6


class MonitorSocket:
    """Messages of the monitor channel, of one adapter or all."""

    link = LINK_HCI_MONITOR
    pause = 0.04

    def __init__(self, program: bytes) -> None:
        """Open and bind; nothing that the filter drops is ever in the socket."""
        self._socket = socket.socket(
            _AF_BLUETOOTH, socket.SOCK_RAW | socket.SOCK_CLOEXEC, _BTPROTO_HCI
        )
        lock_filter(self._socket, program)
        self._socket.setsockopt(socket.SOL_SOCKET, _TIMESTAMP, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, _BUFFER_BY_FORCE, _BUFFER)
        self._received = 0

    def listen(self) -> None:
        """Begin to hear; what adapters there are is said at once.

        Raises:
            OSError: not allowed.
        """
        address = pack("=HHH", _AF_BLUETOOTH, _NO_DEVICE, _MONITOR_CHANNEL)
        bind(self._socket.fileno(), address)
        self._socket.setblocking(False)

    def fileno(self) -> int:
        """Return the socket's file descriptor."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close it."""
        self._socket.close()

    def drain(self) -> bytes:
        """Return some messages as pcapng; empty if there are none."""
        parts: list[bytes] = []
        for _ in range(_MOST):
            try:
                message, control, _, _ = self._socket.recvmsg(_LONGEST, 64)
            except BlockingIOError:
                break
            if len(message) >= _HEADER_LENGTH and control:
                seconds, microseconds = _TIME.unpack_from(control[0][2])
                packet = _repacked(message)
                append = pcapng.append_packet
                append(parts, seconds * 1_000_000 + microseconds, packet, len(packet))
                self._received += 1
        return b"".join(parts)

    def counts(self) -> tuple[int, int]:
        """Return how many messages passed the filter so far, and how many of them had no room."""
        memory = self._socket.getsockopt(socket.SOL_SOCKET, MEMORY_INFO, _DROPS_AT + 4)
        dropped: int = unpack_from("@I", memory, _DROPS_AT)[0] if len(memory) > _DROPS_AT else 0
        return self._received + dropped, dropped


def _repacked(message: bytes) -> bytes:
    """Put the header as LINKTYPE_BLUETOOTH_LINUX_MONITOR has it: adapter, opcode, no length."""
    opcode, adapter = _HEADER.unpack_from(message)
    return pack(">HH", adapter, opcode) + message[_HEADER_LENGTH:]
