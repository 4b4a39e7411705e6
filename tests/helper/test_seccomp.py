"""The program's text; what the kernel makes of it is tried in ``test_privileges``."""

import struct

import pytest

from exposure_check.helper import seccomp

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000
X86, ARM = 0xC000003E, 0xC00000B7


def verdict(program: bytes, number: int, *arguments: int, machine: int = X86) -> int:
    """Run a filter as seccomp(2) says the kernel does."""
    padded = (*arguments, *[0] * (6 - len(arguments)))
    data = struct.pack("=IIQ6Q", number, machine, 0, *padded)
    at = accumulator = 0
    while True:
        code, yes, no, value = struct.unpack_from("=HBBI", program, 8 * at)
        at += 1
        if code == 0x20:
            accumulator = struct.unpack_from("=I", data, value)[0]
        elif code == 0x15:
            at += yes if accumulator == value else no
        elif code == 0x45:
            at += yes if accumulator & value else no
        else:
            assert code == 0x06
            return int(value)


COPYING = seccomp.program(seccomp.copying((0, 7), ((263, 6), (1, 55))), "x86_64")
TALKING = seccomp.program(seccomp.talking(7), "x86_64")


def test_writing_only_to_the_two_pipes() -> None:
    for number in (1, 20):
        assert [fd for fd in range(100) if verdict(COPYING, number, fd) == ALLOW] == [1, 2]
        # The kernel takes the lower half of the register for the descriptor.
        assert verdict(COPYING, number, 7 | 1 << 32) == REFUSE


def test_reading_only_from_the_handles() -> None:
    for number in (0, 45, 47):
        assert [fd for fd in range(100) if verdict(COPYING, number, fd) == ALLOW] == [0, 7]


def test_memory_is_never_code_nor_file() -> None:
    assert verdict(COPYING, 9, 0, 4096, 3, 0x22) == ALLOW
    assert verdict(COPYING, 9, 0, 4096, 7, 0x22) == REFUSE
    assert verdict(COPYING, 9, 0, 4096, 3, 0x02, 7) == REFUSE
    assert verdict(COPYING, 10, 0, 4096, 3) == ALLOW
    assert verdict(COPYING, 10, 0, 4096, 5) == REFUSE


def test_one_question_about_the_socket() -> None:
    assert verdict(COPYING, 55, 7, 263, 6) == ALLOW
    assert verdict(COPYING, 55, 7, 1, 55) == ALLOW
    assert verdict(COPYING, 55, 7, 263, 7) == REFUSE
    assert verdict(COPYING, 55, 7, 6, 6) == REFUSE
    assert verdict(COPYING, 55, 8, 263, 6) == REFUSE


def test_everything_else_is_refused() -> None:
    left = {number for number in range(600) if verdict(COPYING, number, 99) == ALLOW}
    assert left == {3, 7, 11, 12, 15, 25, 28, 60, 202, 219, 228, 231, 232, 271, 281} | {10}
    assert verdict(COPYING, 1 | 1 << 30, 1) == REFUSE, "the same call by its x32 number"
    for name in ("open", "socket", "connect", "fork", "execve", "ioctl", "ptrace", "kill"):
        assert name not in seccomp.copying((0,), ((1, 2),))


def test_the_hopper_talks_over_one_socket_and_writes_nothing() -> None:
    assert [fd for fd in range(100) if verdict(TALKING, 44, fd) == ALLOW] == [7]
    assert [fd for fd in range(100) if verdict(TALKING, 45, fd) == ALLOW] == [7]
    for number in (0, 1, 20, 46, 47, 49, 55):
        assert verdict(TALKING, number, 7) == REFUSE


def test_another_architecture_ends_the_process() -> None:
    assert verdict(COPYING, 1, 1, machine=0x40000003) == KILL


def test_arm() -> None:
    program = seccomp.program(seccomp.copying((0, 7), ((263, 6),)), "aarch64")
    assert verdict(program, 64, 1, machine=ARM) == ALLOW
    assert verdict(program, 64, 7, machine=ARM) == REFUSE
    assert verdict(program, 56, machine=ARM) == REFUSE, "openat"
    assert verdict(program, 1, 1, machine=X86) == KILL


def test_unknown_machines_are_refused() -> None:
    with pytest.raises(OSError, match="sparc"):
        seccomp.program({}, "sparc")
