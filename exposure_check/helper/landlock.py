"""Landlock with no rule: no file, folder or TCP port can be opened any more.

Source: landlock(7), Linux ``include/uapi/linux/landlock.h``.
"""

from struct import pack
from typing import Final

from exposure_check.helper.libc import syscall

_CREATE, _RESTRICT = 444, 446
_ASK_VERSION = 1

_FILES_BY_VERSION: Final = (0, 13, 14, 15, 15, 16)
"""How many of the rights to files each version knows; later ones as the last."""

_NETWORK_SINCE, _NETWORK = 4, 0b11
_SCOPES_SINCE, _SCOPES = 6, 0b11


def version() -> int:
    """Return the version of Landlock that this kernel has, 0 if none."""
    try:
        return syscall(_CREATE, None, 0, _ASK_VERSION)
    except OSError:
        return 0


def rules(known: int) -> bytes:
    """Return ``struct landlock_ruleset_attr`` that names every right of a version."""
    files = (1 << _FILES_BY_VERSION[min(known, len(_FILES_BY_VERSION) - 1)]) - 1
    network = _NETWORK if known >= _NETWORK_SINCE else 0
    scopes = _SCOPES if known >= _SCOPES_SINCE else 0
    fields = (files, network, scopes)[: 3 if scopes else 2 if network else 1]
    return pack(f"={len(fields)}Q", *fields)


def open_ruleset() -> int | None:
    """Return the descriptor of a set of rules that allows nothing; None without Landlock."""
    known = version()
    if not known:
        return None
    attributes = rules(known)
    return syscall(_CREATE, attributes, len(attributes), 0)


def restrict(ruleset: int) -> None:
    """Apply the rules to this process for ever."""
    syscall(_RESTRICT, ruleset, 0)
