"""Air without a radio: a TAP device that says it is an interface in monitor mode.

It lives in a network namespace of its own, which only one thread of this process is in; what that
thread starts is in it, too.
"""

import ctypes
import fcntl
import os
import select
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "exposure_check" / "helper"

_NEW_NETWORK = 0x40000000
_SET_INTERFACE, _SET_LINK = 0x400454CA, 0x400454CD
_TAP_WITHOUT_INFO = 0x1002
_RADIOTAP = 803

RADIOTAP = bytes.fromhex("0000080000000000")
SENDER = bytes.fromhex("020102030405")


def frame(octet: int = 0x40, body: bytes = b"\0\0", head: bytes = RADIOTAP) -> bytes:
    """A management frame behind a radiotap header; by default a search for any network."""
    header = bytes((octet, 0, 0, 0)) + b"\xff" * 6 + SENDER + b"\xff" * 6 + b"\x10\x00"
    return head + header + body


def radiotap(length: int) -> bytes:
    """A header of any length that says nothing."""
    return struct.pack("<BBHI", 0, 0, length, 0) + bytes(length - 8)


class Air:
    def __enter__(self) -> Self:
        self._thread = ThreadPoolExecutor(1)
        self.running: list[subprocess.Popen[bytes]] = []
        self.tap = self.inside(self._make)
        self.index = self.inside(socket.if_nametoindex, "mon0")
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.running:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    pipe.close()
        os.close(self.tap)
        self._thread.shutdown()

    def inside(self, call: Callable[..., Any], *arguments: Any) -> Any:
        """Call something in the network of this air."""
        return self._thread.submit(call, *arguments).result()

    def _make(self) -> int:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_NEW_NETWORK):
            raise OSError(ctypes.get_errno(), "unshare")
        tap = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(tap, _SET_INTERFACE, struct.pack("16sH22x", b"mon0", _TAP_WITHOUT_INFO))
        fcntl.ioctl(tap, _SET_LINK, _RADIOTAP)
        self.switch("up")
        return tap

    def switch(self, state: str) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
            flags = 0x41 if state == "up" else 0x40
            fcntl.ioctl(handle, 0x8914, struct.pack("16sH22x", b"mon0", flags))

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        """Start the helper in this air."""
        command = [sys.executable, "-I", "-S", "-B", str(FOLDER), *map(str, arguments)]
        pipe = subprocess.PIPE
        process: subprocess.Popen[bytes] = self.inside(
            lambda: subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)
        )
        self.running.append(process)
        return process

    def listening(self, seconds: int = 30) -> subprocess.Popen[bytes]:
        """Start the helper on the made interface and wait until it listens."""
        process = self.start("wifi", self.index, 0, seconds)
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        return process

    def send(self, *frames: bytes) -> None:
        for one in frames:
            os.write(self.tap, one)


def gather(process: subprocess.Popen[bytes], seconds: float = 0.5) -> bytes:
    """What a helper says on standard output until it is silent for so long."""
    got = b""
    assert process.stdout is not None
    while select.select([process.stdout], [], [], seconds)[0]:
        piece = os.read(process.stdout.fileno(), 1 << 18)
        if not piece:
            break
        got += piece
    return got


def status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def until(true: Callable[[], bool], seconds: float = 5) -> bool:
    """Wait until something is true; generous, so that only a fault makes it fail."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
