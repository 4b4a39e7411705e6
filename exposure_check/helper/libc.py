"""Calls that Python lacks, by the C library; every failure is an `OSError`."""

import ctypes
import os

_LIBC = ctypes.CDLL(None, use_errno=True)


def bind(descriptor: int, address: bytes) -> None:
    """Do what Python's own call cannot for every kind of socket (man page: bind, 2)."""
    _checked(_LIBC.bind(descriptor, address, len(address)))


def prctl(option: int, *arguments: int) -> None:
    """Change something about this process (man page: prctl, 2)."""
    padded = (*arguments, 0, 0, 0, 0)[:4]
    _checked(_LIBC.prctl(option, *map(ctypes.c_ulong, padded)))


def capset(header: bytes, data: bytes) -> None:
    """Change what this process is capable of (man page: capset, 2)."""
    _checked(_LIBC.capset(header, data))


def syscall(number: int, *arguments: int | bytes | None) -> int:
    """Make a call that the C library has no name for (man page: syscall, 2)."""
    return _checked(_LIBC.syscall(ctypes.c_long(number), *map(_long, arguments)))


def _long(argument: int | bytes | None) -> object:
    return ctypes.c_long(argument) if isinstance(argument, int) else ctypes.c_char_p(argument)


def _checked(result: int) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result
