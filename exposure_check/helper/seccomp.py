"""The list of system calls that are left; every other one fails with EPERM.

Source: seccomp(2), Linux ``include/uapi/linux/seccomp.h``; numbers: ``unistd_64.h`` (x86-64) and
``asm-generic/unistd.h`` (AArch64).
"""

import os
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

from exposure_check.helper.bpf import (
    IF_ANY_BIT,
    IF_EQUAL,
    LOAD_WORD,
    RETURN,
    Line,
    assemble,
)

_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000

_ARCHITECTURES: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NUMBERS: Final[dict[str, dict[str, int]]] = {
    "x86_64": {
        "read": 0,
        "write": 1,
        "close": 3,
        "poll": 7,
        "mmap": 9,
        "mprotect": 10,
        "munmap": 11,
        "brk": 12,
        "rt_sigreturn": 15,
        "writev": 20,
        "mremap": 25,
        "madvise": 28,
        "sendto": 44,
        "recvfrom": 45,
        "recvmsg": 47,
        "getsockopt": 55,
        "exit": 60,
        "futex": 202,
        "restart_syscall": 219,
        "clock_gettime": 228,
        "exit_group": 231,
        "epoll_wait": 232,
        "ppoll": 271,
        "epoll_pwait": 281,
    },
    "aarch64": {
        "epoll_pwait": 22,
        "close": 57,
        "read": 63,
        "write": 64,
        "writev": 66,
        "ppoll": 73,
        "exit": 93,
        "exit_group": 94,
        "futex": 98,
        "clock_gettime": 113,
        "restart_syscall": 128,
        "rt_sigreturn": 139,
        "sendto": 206,
        "recvfrom": 207,
        "getsockopt": 209,
        "recvmsg": 212,
        "brk": 214,
        "munmap": 215,
        "mremap": 216,
        "mmap": 222,
        "mprotect": 226,
        "madvise": 233,
    },
}

_EXECUTABLE, _ANONYMOUS = 0x4, 0x20


class Demand(NamedTuple):
    """What one argument of a call must be: equal to one of the values, or (bits) with them."""

    argument: int
    values: tuple[int, ...] = ()
    without: int = 0
    with_bits: int = 0


Rules = dict[str, tuple[Demand, ...]]
"""System calls by name, each with what must be true of its arguments."""

_MEMORY: Final[Rules] = {
    # Python asks for memory and gives it back; none of it may be run as code or be a file.
    "mmap": (Demand(2, without=_EXECUTABLE), Demand(3, with_bits=_ANONYMOUS)),
    "mprotect": (Demand(2, without=_EXECUTABLE),),
    "munmap": (),
    "mremap": (),
    "madvise": (),
    "brk": (),
}
_TIME_AND_END: Final[Rules] = {
    "poll": (),
    "ppoll": (),
    "epoll_wait": (),
    "epoll_pwait": (),
    "clock_gettime": (),
    "futex": (),
    "rt_sigreturn": (),
    "restart_syscall": (),
    "exit": (),
    "exit_group": (),
    "close": (),
}


def copying(sources: Sequence[int], options: Sequence[tuple[int, int]]) -> Rules:
    """Return what a copier needs.

    Args:
        sources: descriptors it may read from.
        options: (level, name) of the only socket options it may ask for.
    """
    handles = Demand(0, tuple(sources))
    levels, names = (tuple(column) for column in zip(*options, strict=True))
    return {
        "read": (handles,),
        "recvfrom": (handles,),
        "recvmsg": (handles,),
        "write": (Demand(0, (1, 2)),),
        "writev": (Demand(0, (1, 2)),),
        "getsockopt": (handles, Demand(1, levels), Demand(2, names)),
        **_MEMORY,
        **_TIME_AND_END,
    }


def talking(descriptor: int) -> Rules:
    """Return what it takes to send requests over one socket and hear the answers."""
    handle = Demand(0, (descriptor,))
    return {"sendto": (handle,), "recvfrom": (handle,), **_MEMORY, **_TIME_AND_END}


def program(rules: Rules, machine: str = "") -> bytes:
    """Return the filter for a machine, this one by default.

    Raises:
        OSError: nobody has written down this machine's numbers.
    """
    machine = machine or os.uname().machine
    if machine not in _NUMBERS or sys.maxsize < 2**32:
        raise OSError(machine)
    numbers = _NUMBERS[machine]
    lines: list[Line] = [
        (LOAD_WORD, _ARCHITECTURE),
        (IF_EQUAL, _ARCHITECTURES[machine], "known", ""),
        (RETURN, _KILL),
        "known",
        (LOAD_WORD, _NUMBER),
    ]
    for name, tests in rules.items():
        if name in numbers:  # AArch64 has no old calls such as poll
            lines += _rule(name, numbers[name], tests)
    return assemble([*lines, "refuse", (RETURN, _REFUSE)])


def _rule(name: str, number: int, tests: Sequence[Demand]) -> list[Line]:
    """Allow one call; the number is still loaded if it is another one."""
    lines: list[Line] = [(IF_EQUAL, number, "", f"after {name}")]
    for place, test in enumerate(tests):
        passed = f"{name} {place}"
        # The lower half; the kernel looks at no more of a descriptor, an option or a protection.
        lines.append((LOAD_WORD, _ARGUMENTS + 8 * test.argument))
        if test.without:
            lines.append((IF_ANY_BIT, test.without, "refuse", passed))
        elif test.with_bits:
            lines.append((IF_ANY_BIT, test.with_bits, passed, "refuse"))
        else:
            lines += [(IF_EQUAL, value, passed, "") for value in test.values[:-1]]
            lines.append((IF_EQUAL, test.values[-1], passed, "refuse"))
        lines.append(passed)
    return [*lines, (RETURN, _ALLOW), f"after {name}"]
