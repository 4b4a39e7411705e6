"""Tables of the IP Helper: a count, then rows of one size.

Source: Microsoft, netioapi.h: each table is ``NumEntries`` (ULONG), 4 octets of padding, then rows;
it is freed with ``FreeMibTable``.
"""

import sys

from exposure_check.host.access import UnreadError
from exposure_check.model.setting import Unread

MOST = 512
"""Rows that are read."""
_FIRST = 8


def rows(octets: bytes, size: int) -> list[bytes]:
    """Return the rows of a table, each of ``size`` octets; what is cut off is left out."""
    count = min(number(octets, 0), MOST, max(0, len(octets) - _FIRST) // size)
    return [octets[_FIRST + size * at : _FIRST + size * (at + 1)] for at in range(count)]


def number(octets: bytes, at: int) -> int:
    """Return the ULONG at an offset."""
    return int.from_bytes(octets[at : at + 4], "little")


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes

    def table(call: str, size: int, *arguments: int) -> bytes:
        """Return a table of this computer.

        Args:
            call: which, by the name of its function in iphlpapi.dll.
            size: of a row, in octets.
            arguments: of the function, before the pointer to the table.

        Raises:
            UnreadError: the call failed.
        """
        library = ctypes.WinDLL("iphlpapi")
        listed = ctypes.c_void_p()
        if getattr(library, call)(*arguments, ctypes.byref(listed)) or not listed.value:
            raise UnreadError(Unread.FAILED, call)
        try:
            count = min(number(ctypes.string_at(listed.value, 4), 0), MOST)
            return ctypes.string_at(listed.value, _FIRST + size * count)
        finally:
            library.FreeMibTable(listed)

else:

    def table(call: str, size: int, *arguments: int) -> bytes:  # noqa: ARG001 - as on Windows
        """Say that this system has no such call.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, call)
