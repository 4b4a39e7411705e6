"""A tiny assembler for classic BPF, the kernel's language for filters.

Source: Linux ``Documentation/networking/filter.rst``.
"""

import socket
from collections.abc import Sequence
from ctypes import addressof, create_string_buffer
from struct import pack
from typing import Final

LOAD_BYTE: Final = 0x30
LOAD_HALF: Final = 0x28
LOAD_WORD: Final = 0x20
LOAD_BYTE_AT_X: Final = 0x50
TO_X: Final = 0x07
SHIFT_LEFT: Final = 0x64
OR_X: Final = 0x4C
IF_EQUAL: Final = 0x15
IF_AT_LEAST: Final = 0x35
IF_ANY_BIT: Final = 0x45
RETURN: Final = 0x06

Line = str | tuple[int, int] | tuple[int, int, str, str]
"""A label; (code, value); or a jump (code, value, label if true, label if false), where an empty
label is the next line. Jumps go forward only, as the kernel demands."""

_MOST_LINES = 4096
_ATTACH_FILTER, _LOCK_FILTER = 26, 44


def assemble(lines: Sequence[Line]) -> bytes:
    """Return the program, 8 octets an instruction, in this machine's byte order.

    Raises:
        ValueError: a jump is too far or its label unknown: a mistake in the helper itself.
    """
    places: dict[str, int] = {}
    code: list[tuple[int, int] | tuple[int, int, str, str]] = []
    for line in lines:
        if isinstance(line, str):
            places[line] = len(code)
        else:
            code.append(line)
    if len(code) > _MOST_LINES:
        raise ValueError(len(code))
    program = b""
    for at, step in enumerate(code):
        jumps = [_distance(places, label, at) for label in step[2:]] or [0, 0]
        program += pack("=HBBI", step[0], *jumps, step[1])
    return program


def _distance(places: dict[str, int], label: object, at: int) -> int:
    if not label:
        return 0
    distance = places.get(str(label), -1) - at - 1
    if not 0 <= distance <= 255:
        raise ValueError(label)
    return distance


class Program:
    """``struct sock_fprog``: a program where the kernel can read it, for as long as this lives."""

    def __init__(self, program: bytes) -> None:
        self._code = create_string_buffer(program, len(program))
        self.octets = pack("=HxxxxxxQ", len(program) // 8, addressof(self._code))
        self._header = create_string_buffer(self.octets, len(self.octets))

    def address(self) -> int:
        """Return where in memory the structure is."""
        return addressof(self._header)


def lock_filter(handle: socket.socket, program: bytes) -> None:
    """Let a socket hear only what the program keeps, for ever.

    Raises:
        OSError: the kernel refuses the program.
    """
    prepared = Program(program)  # must live until the kernel has read it
    handle.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, prepared.octets)
    handle.setsockopt(socket.SOL_SOCKET, _LOCK_FILTER, 1)
