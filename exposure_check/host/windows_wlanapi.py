"""The WLAN service of Windows, by ``wlanapi.dll``.

Source: Microsoft, "Wlanapi.h": WlanOpenHandle, WlanEnumInterfaces (WLAN_INTERFACE_INFO of 532
octets), WlanGetProfileList (WLAN_PROFILE_INFO of 516), WlanGetProfile. Never run on a real
machine yet: see ``docs/not-run-on-real-machines.md``.
"""

import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from exposure_check.host.access import UnreadError
from exposure_check.host.windows_registry import registry_value
from exposure_check.model.setting import Unread

INTERFACE_SIZE = 532
PROFILE_SIZE = 516
_NAME_SIZE = 512
_MOST = 1000
_REASONS = {5: Unread.NO_RIGHTS, 1062: Unread.NO_SERVICE, 1168: Unread.NOT_THERE}
"""ERROR_ACCESS_DENIED, ERROR_SERVICE_NOT_ACTIVE, ERROR_NOT_FOUND."""


class Wlan(Protocol):
    """What is asked of the WLAN service, and of the registry."""

    def interfaces(self) -> Sequence[str]:
        """Return the GUIDs of its interfaces, in braces."""
        ...

    def profiles(self, interface: str) -> Sequence[str]:
        """Return the names of an interface's profiles."""
        ...

    def profile(self, interface: str, name: str) -> str:
        """Return one profile as XML, its key encrypted or left out."""
        ...

    def random_mac_state(self, interface: str) -> bytes | None:
        """Return ``RandomMacState`` of an interface, None if there is none."""
        ...


def guids_of(listed: bytes) -> list[str]:
    """Return the GUIDs in a WLAN_INTERFACE_INFO_LIST."""
    return ["{" + str(uuid.UUID(bytes_le=one[:16])) + "}" for one in _items(listed, INTERFACE_SIZE)]


def names_of(listed: bytes) -> list[str]:
    """Return the names in a WLAN_PROFILE_INFO_LIST."""
    names = (
        one[:_NAME_SIZE].decode("utf-16-le", "replace") for one in _items(listed, PROFILE_SIZE)
    )
    return [name.partition("\0")[0] for name in names]


def _items(listed: bytes, size: int) -> Iterator[bytes]:
    count = min(int.from_bytes(listed[:4], "little"), _MOST, max(0, len(listed) - 8) // size)
    for number in range(count):
        yield listed[8 + number * size : 8 + (number + 1) * size]


def size_of(head: bytes, item: int) -> int:
    """Return how many octets a list has, by its first four."""
    return 8 + min(int.from_bytes(head[:4], "little"), _MOST) * item


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes
    from ctypes import wintypes

    class _Wlan:
        """An open handle of the WLAN service."""

        def __init__(self) -> None:
            try:
                self._library = ctypes.WinDLL("wlanapi")
            except OSError:
                raise UnreadError(Unread.NOT_OFFERED, "wlanapi.dll") from None
            self._handle = wintypes.HANDLE()
            version = wintypes.DWORD()
            self._do("WlanOpenHandle", 2, None, ctypes.byref(version), ctypes.byref(self._handle))

        def close(self) -> None:
            """Close the handle."""
            self._library.WlanCloseHandle(self._handle, None)

        def interfaces(self) -> Sequence[str]:
            """See `Wlan`."""
            return guids_of(self._list("WlanEnumInterfaces", (), INTERFACE_SIZE))

        def profiles(self, interface: str) -> Sequence[str]:
            """See `Wlan`."""
            given = (self._guid(interface),)
            return names_of(self._list("WlanGetProfileList", given, PROFILE_SIZE))

        def profile(self, interface: str, name: str) -> str:
            """See `Wlan`."""
            xml = wintypes.LPWSTR()
            flags = wintypes.DWORD(0)
            self._do(
                "WlanGetProfile", self._handle, self._guid(interface), ctypes.c_wchar_p(name),
                None, ctypes.byref(xml), ctypes.byref(flags), None,
            )  # fmt: skip
            text = xml.value or ""
            self._library.WlanFreeMemory(xml)
            return text

        def random_mac_state(self, interface: str) -> bytes | None:
            """See `Wlan`."""
            path = rf"SOFTWARE\Microsoft\WlanSvc\Interfaces\{interface}"
            value = registry_value(path, "RandomMacState")
            return value if isinstance(value, bytes) else None

        def _list(self, name: str, given: tuple[object, ...], size: int) -> bytes:
            listed = ctypes.c_void_p()
            self._do(name, self._handle, *given, None, ctypes.byref(listed))
            if not listed.value:
                return b""
            try:
                head = ctypes.string_at(listed.value, 4)
                return ctypes.string_at(listed.value, size_of(head, size))
            finally:
                self._library.WlanFreeMemory(listed)

        def _do(self, name: str, *given: object) -> None:
            error = getattr(self._library, name)(*given)
            if error:
                raise UnreadError(_REASONS.get(error, Unread.FAILED), name)

        @staticmethod
        def _guid(interface: str) -> object:
            return ctypes.create_string_buffer(uuid.UUID(interface).bytes_le, 16)

    @contextmanager
    def opened() -> Iterator[Wlan]:
        """Open the WLAN service.

        Raises:
            UnreadError: it is not there, or not running.
        """
        wlan = _Wlan()
        try:
            yield wlan
        finally:
            wlan.close()

else:

    def opened() -> AbstractContextManager[Wlan]:
        """Say that this system has no such service.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, "wlanapi.dll")
