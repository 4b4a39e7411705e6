"""Writes what the kernel's HCI monitor channel says as btsnoop (datalink 2001).

Usage: python3 -m tests.lab.guest.hci_monitor FILE     (- is standard output; end it with SIGTERM)

Everything between host and controllers passes here, before BlueZ resolves any address. Python's
socket module cannot bind to this channel, so bind(2) is called directly.
Source: Linux, include/net/bluetooth/hci_sock.h (sockaddr_hci, HCI_CHANNEL_MONITOR) and hci_mon.h;
BlueZ, src/shared/btsnoop.c (file format; microseconds since year 0).
"""

import ctypes
import os
import signal
import socket
import struct
import sys
import time
from pathlib import Path

AF_BLUETOOTH = 31
BTPROTO_HCI = 1
HCI_DEV_NONE = 0xFFFF
HCI_CHANNEL_MONITOR = 2
MONITOR_DATALINK = 2001
COMMAND = 2
"""Opcode of the monitor's packets that are commands to a controller."""
YEAR_0_TO_1970 = 0x00DCDDB30F2F8000  # microseconds


def monitor_socket() -> socket.socket:
    """Return a socket bound to the monitor channel. Needs CAP_NET_RAW."""
    channel = socket.socket(AF_BLUETOOTH, socket.SOCK_RAW | socket.SOCK_CLOEXEC, BTPROTO_HCI)
    address = struct.pack("=HHH", AF_BLUETOOTH, HCI_DEV_NONE, HCI_CHANNEL_MONITOR)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.bind(channel.fileno(), address, len(address)):
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return channel


def record(channel: socket.socket, file: int) -> None:
    """Copy packets until the channel or the reader is gone."""
    os.write(file, b"btsnoop\0" + struct.pack(">II", 1, MONITOR_DATALINK))
    sys.stderr.write("listening\n")
    sys.stderr.flush()
    while True:
        packet = channel.recv(65535)
        opcode, index, length = struct.unpack_from("<HHH", packet)
        data = packet[6 : 6 + length]
        now = time.time_ns() // 1000 + YEAR_0_TO_1970
        flags = index << 16 | opcode
        os.write(file, struct.pack(">IIIIq", length, len(data), flags, 0, now) + data)


def commands(capture: Path) -> list[tuple[int, bytes]]:
    """Return what a controller was told in a recording: opcode and parameters of each command."""
    octets, found = capture.read_bytes(), []
    at = 16
    while at < len(octets):
        _, length, flags = struct.unpack_from(">III", octets, at)
        packet = octets[at + 24 : at + 24 + length]
        at += 24 + length
        if flags & 0xFFFF == COMMAND:
            (opcode,) = struct.unpack_from("<H", packet)
            found.append((opcode, packet[3:]))
    return found


def main(path: str) -> None:
    """Record into ``path`` until told to stop."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    record(monitor_socket(), 1 if path == "-" else os.open(path, flags, 0o600))


if __name__ == "__main__":
    main(sys.argv[1])
