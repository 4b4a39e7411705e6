"""Gives up all rights as the helper does, then tries what must not work; says what did.

Run as root. One line per try: name, result.
"""

import ctypes
import mmap
import os
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))

from exposure_check.helper import privileges, seccomp

libc = ctypes.CDLL(None, use_errno=True)
here, there = socket.socketpair()
other_read, other_write = os.pipe()
packet = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
spare = socket.socket()
parent = os.getppid()


def fork():
    if os.fork() == 0:
        os._exit(0)


def code_memory():
    if libc.mmap(None, 4096, 7, 0x22, -1, 0) == -1:
        raise OSError(ctypes.get_errno(), "")


def raw(*arguments):
    if libc.syscall(*map(ctypes.c_long, arguments)) == -1:
        raise OSError(ctypes.get_errno(), "")


TRIES = {
    "open": lambda: os.open("/dev/null", os.O_RDONLY),
    "open-write": lambda: os.open("/", os.O_RDWR | os.O_TMPFILE),
    "list": lambda: list(Path("/").iterdir()),
    "stat": lambda: Path("/").stat(),
    "socket": socket.socket,
    "unix-socket": lambda: socket.socket(socket.AF_UNIX),
    "packet-socket": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0),
    "connect": lambda: spare.connect(("127.0.0.1", 9)),
    "bind": lambda: spare.bind(("127.0.0.1", 0)),
    "fork": fork,
    "execute": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606 - refused
    "signal-parent": lambda: os.kill(parent, 0),
    "become-root": lambda: os.setuid(0),
    "write-elsewhere": lambda: os.write(other_write, b"x"),
    "write-handle": lambda: os.write(here.fileno(), b"x"),
    "send-handle": lambda: here.send(b"x"),
    "send-packet": lambda: packet.send(b"x" * 60),
    "sendmsg-handle": lambda: here.sendmsg([b"x"]),
    "read-elsewhere": lambda: os.read(other_read, 0),
    "pass-on": lambda: os.dup2(here.fileno(), 1),
    "change-filter": lambda: here.setsockopt(1, 26, bytes(16)),
    "terminal": lambda: os.ttyname(0) and os.isatty(0),
    "code-memory": code_memory,
    "file-memory": lambda: mmap.mmap(packet.fileno(), 4096),
    "prctl": lambda: raw(157, 4, 1, 0, 0, 0),
    "ptrace": lambda: raw(101, 16, parent, 0, 0),
    "bpf": lambda: raw(321, 0, 0, 0),
    "io-uring": lambda: raw(425, 1, 0),
    "unshare": lambda: raw(272, 0x10000000),
    "clone": lambda: raw(56, 17, 0, 0, 0, 0),
    "write-out": lambda: os.write(1, b""),
    "write-err": lambda: os.write(2, b""),
    "memory": lambda: bytearray(64 << 20),
    "receive-handle": lambda: here.recv(1, socket.MSG_DONTWAIT),
}


def main(rules):
    keep = {handle.fileno() for handle in (here, packet, spare)} | {other_write, other_read}
    privileges.drop(rules, keep)
    for name, attempt in TRIES.items():
        try:
            attempt()
            result = "worked"
        except BlockingIOError:
            result = "worked"
        except PermissionError:
            result = "refused"
        except Exception as error:  # noqa: BLE001 - told, not hidden
            result = type(error).__name__
        try:
            os.write(1, f"{name} {result}\n".encode())
        except OSError:
            os._exit(3)
    os._exit(0)


main(seccomp.copying((0, here.fileno()), ((263, 6),)))
