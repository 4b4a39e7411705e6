"""Giving up every right, for ever, in the order that works.

Sources: capabilities(7), prctl(2), seccomp(2), landlock(7). Whoever calls this has opened all it
needs and imported all it will use: afterwards nothing can be opened.
"""

import os
import resource
import signal
from collections.abc import Collection
from struct import pack
from typing import Final

from exposure_check.helper import landlock, seccomp
from exposure_check.helper.bpf import Program
from exposure_check.helper.libc import capset, prctl
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop

NOBODY: Final = 65534
"""User and group without a file; not the user's own, so that no program of theirs can look in."""

NET_ADMIN: Final = 12

_DIE_WITH_PARENT, _DUMPABLE, _KEEP_CAPABILITIES = 1, 4, 8
_SECCOMP, _DROP_BOUND, _NO_NEW_PRIVILEGES, _AMBIENT = 22, 24, 38, 47
_FILTER_MODE, _CLEAR_ALL = 2, 4
_CAPABILITIES_V3 = 0x20080522
_MOST_CAPABILITIES = 64

_DESCRIPTORS = 64
_MEMORY = 512 << 20
_HIGHEST_DESCRIPTOR = 1 << 20


def drop(
    rules: seccomp.Rules,
    keep: Collection[int],
    capabilities: Collection[int] = (),
    parent: int | None = None,
) -> None:
    """Give up everything but ``rules``.

    Args:
        rules: the system calls that are left.
        keep: the descriptors that stay open.
        capabilities: those that are kept.
        parent: number of the process to die with, if any.

    Raises:
        Stop: SANDBOX_REFUSED, if anything of it did not work. ENDED_READER, if the parent is gone.
    """
    try:
        filters = Program(seccomp.program(rules))
        _close_all_but(keep)
        _become_nobody(capabilities)
        prctl(_NO_NEW_PRIVILEGES, 1)
        prctl(_DUMPABLE, 0)
        _set_limits()
        ruleset = landlock.open_ruleset()
        if ruleset is not None:
            landlock.restrict(ruleset)
            os.close(ruleset)
        if parent is not None:
            # A change of user clears this, so it comes late; the parent may have died before.
            prctl(_DIE_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != parent:
                raise Stop(Code.ENDED_READER)
        prctl(_SECCOMP, _FILTER_MODE, filters.address())
    except OSError as error:
        raise Stop(Code.SANDBOX_REFUSED) from error


def _close_all_but(keep: Collection[int]) -> None:
    at = 3
    for descriptor in sorted({*keep}):
        if descriptor >= at:
            os.closerange(at, descriptor)
            at = descriptor + 1
    os.closerange(at, _HIGHEST_DESCRIPTOR)


def _become_nobody(capabilities: Collection[int]) -> None:
    for number in range(_MOST_CAPABILITIES):
        try:
            prctl(_DROP_BOUND, number)
        except OSError:  # beyond the last one that this kernel knows
            break
    prctl(_AMBIENT, _CLEAR_ALL)
    prctl(_KEEP_CAPABILITIES, int(bool(capabilities)))
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    bits = sum(1 << number for number in capabilities)
    low, high = bits & 0xFFFFFFFF, bits >> 32
    # Effective, permitted, inheritable; first of 0 to 31, then of 32 to 63.
    capset(pack("=Ii", _CAPABILITIES_V3, 0), pack("=6I", low, low, 0, high, high, 0))


def _set_limits() -> None:
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_NOFILE, _DESCRIPTORS),
        (resource.RLIMIT_AS, _MEMORY),
    ):
        resource.setrlimit(limit, (value, value))
