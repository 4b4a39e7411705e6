import errno
import socket
import struct

import pytest

from exposure_check.helper import libc

GET_DUMPABLE, NONSENSE = 3, 9999


def test_failures_are_errors() -> None:
    with pytest.raises(OSError, match=r".+") as refused:
        libc.prctl(NONSENSE)
    assert refused.value.errno == errno.EINVAL
    with pytest.raises(OSError, match=r".+") as refused:
        libc.syscall(NONSENSE, 1, b"x", None)
    assert refused.value.errno == errno.ENOSYS
    with pytest.raises(OSError, match=r".+") as refused:
        libc.bind(-1, b"address")
    assert refused.value.errno == errno.EBADF
    with pytest.raises(OSError, match=r".+") as refused:
        libc.capset(struct.pack("=Ii", 1, 0), bytes(24))
    assert refused.value.errno == errno.EINVAL


def test_what_works() -> None:
    libc.prctl(GET_DUMPABLE)
    assert libc.syscall(39) > 1 or libc.syscall(172) > 1, "getpid"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as handle:
        libc.bind(handle.fileno(), struct.pack("=H", socket.AF_UNIX))
        assert handle.getsockname(), "the kernel chose an abstract name"
