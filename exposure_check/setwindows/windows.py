"""Windows, as far as settings are changed: its WLAN service, registry and netsh.

Sources: Microsoft, wlanapi.h (WlanGetProfile, WlanSetProfile: the key in a profile stays encrypted
for the system alone and is set as it was read), "netsh wlan" reference of 2025 (``set
profileparameter``, ``set randomization``), winreg.h. Never run on a real machine yet.
"""

import sys
from collections.abc import Sequence
from typing import Protocol

from exposure_check.setwindows.protocol import Code, Stop


class Windows(Protocol):
    """What is asked of it; every method raises `Stop` if it is refused or fails."""

    def adapters(self) -> Sequence[str]:
        """Return the GUIDs of Wi-Fi adapters, in braces."""
        ...

    def profiles(self, adapter: str) -> Sequence[str]:
        """Return the names of an adapter's saved networks."""
        ...

    def profile(self, adapter: str, name: str) -> tuple[str, int]:
        """Return one profile as XML, its key encrypted, and its flags."""
        ...

    def set_profile(self, adapter: str, xml: str, flags: int) -> None:
        """Put a profile in place of the one of its name."""
        ...

    def netsh(self, *arguments: str) -> None:
        """Run netsh."""
        ...

    def value(self, path: str, name: str) -> object:
        """Return a value below HKEY_LOCAL_MACHINE; None if there is none."""
        ...

    def has_key(self, path: str) -> bool:
        """Return whether there is such a key."""
        ...

    def set_number(self, path: str, name: str, number: int) -> None:
        """Set a REG_DWORD, and make its key if there is none."""
        ...

    def take_away(self, path: str, name: str) -> None:
        """Take a value away; one that is not there is no mistake."""
        ...

    def take_key_away(self, path: str) -> None:
        """Take a key away if nothing is in it."""
        ...


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes
    import os
    import subprocess
    import uuid
    import winreg
    from collections.abc import Iterator
    from contextlib import contextmanager, suppress
    from ctypes import wintypes

    _CODES = {5: Code.NO_RIGHTS, 1168: Code.GONE, 1062: Code.NOT_OFFERED}
    """ERROR_ACCESS_DENIED, ERROR_NOT_FOUND, ERROR_SERVICE_NOT_ACTIVE."""
    _INTERFACE, _PROFILE, _NAME = 532, 516, 512
    """Octets of WLAN_INTERFACE_INFO and WLAN_PROFILE_INFO, and of the name in the latter."""
    _MOST = 1000
    _NETSH_S = 20

    class _RealWindows:
        """An open handle of the WLAN service, the registry, netsh."""

        def __init__(self) -> None:
            try:
                self._library = ctypes.WinDLL("wlanapi")
            except OSError:
                raise Stop(Code.NOT_OFFERED) from None
            self._handle = wintypes.HANDLE()
            version = wintypes.DWORD()
            self._do("WlanOpenHandle", 2, None, ctypes.byref(version), ctypes.byref(self._handle))

        def adapters(self) -> Sequence[str]:
            """See `Windows`."""
            found = self._list("WlanEnumInterfaces", (), _INTERFACE)
            return ["{" + str(uuid.UUID(bytes_le=one[:16])) + "}" for one in found]

        def profiles(self, adapter: str) -> Sequence[str]:
            """See `Windows`."""
            found = self._list("WlanGetProfileList", (_guid(adapter),), _PROFILE)
            return [one[:_NAME].decode("utf-16-le").partition("\0")[0] for one in found]

        def profile(self, adapter: str, name: str) -> tuple[str, int]:
            """See `Windows`."""
            xml, flags = wintypes.LPWSTR(), wintypes.DWORD(0)
            self._do(
                "WlanGetProfile", self._handle, _guid(adapter), ctypes.c_wchar_p(name), None,
                ctypes.byref(xml), ctypes.byref(flags), None,
            )  # fmt: skip
            text = xml.value or ""
            self._library.WlanFreeMemory(xml)
            return text, flags.value

        def set_profile(self, adapter: str, xml: str, flags: int) -> None:
            """See `Windows`."""
            reason = wintypes.DWORD()
            self._do(
                "WlanSetProfile", self._handle, _guid(adapter), flags, ctypes.c_wchar_p(xml), None,
                True, None, ctypes.byref(reason),
            )  # fmt: skip

        def netsh(self, *arguments: str) -> None:
            """See `Windows`; its texts are translated, so only its exit status counts."""
            folder = os.environ.get("SYSTEMROOT", r"C:\Windows")
            try:
                done = subprocess.run(  # noqa: S603, TID251 - one program, by its whole path
                    [rf"{folder}\System32\netsh.exe", *arguments],
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    timeout=_NETSH_S,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired):
                raise Stop(Code.FAILED) from None
            if done.returncode:
                admin = bool(ctypes.windll.shell32.IsUserAnAdmin())
                raise Stop(Code.FAILED if admin else Code.NO_RIGHTS)

        def value(self, path: str, name: str) -> object:
            """See `Windows`."""
            with (
                _registry(),
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key,
            ):
                value: object = winreg.QueryValueEx(key, name)[0]
                return value
            return None

        def has_key(self, path: str) -> bool:
            """See `Windows`."""
            with (
                _registry(),
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path),
            ):
                return True
            return False

        def set_number(self, path: str, name: str, number: int) -> None:
            """See `Windows`."""
            access = winreg.KEY_SET_VALUE
            with (
                _registry(),
                winreg.CreateKeyEx(winreg.HKEY_LOCAL_MACHINE, path, access=access) as key,
            ):
                winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, number)

        def take_away(self, path: str, name: str) -> None:
            """See `Windows`."""
            access = winreg.KEY_SET_VALUE
            with (
                _registry(),
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path, access=access) as key,
            ):
                winreg.DeleteValue(key, name)

        def take_key_away(self, path: str) -> None:
            """See `Windows`."""
            with _registry(), suppress(FileNotFoundError):
                with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                    keys, values, _ = winreg.QueryInfoKey(key)
                if not keys and not values:
                    winreg.DeleteKey(winreg.HKEY_LOCAL_MACHINE, path)

        def _list(self, name: str, given: tuple[object, ...], size: int) -> list[bytes]:
            listed = ctypes.c_void_p()
            self._do(name, self._handle, *given, None, ctypes.byref(listed))
            if not listed.value:
                return []
            try:
                count = min(int.from_bytes(ctypes.string_at(listed.value, 4), "little"), _MOST)
                octets = ctypes.string_at(listed.value + 8, count * size)
                return [octets[size * at : size * (at + 1)] for at in range(count)]
            finally:
                self._library.WlanFreeMemory(listed)

        def _do(self, name: str, *given: object) -> None:
            error = getattr(self._library, name)(*given)
            if error:
                raise Stop(_CODES.get(error, Code.FAILED))

    @contextmanager
    def _registry() -> Iterator[None]:
        """Whatever the registry refuses in here is a `Stop`."""
        try:
            yield
        except PermissionError:
            raise Stop(Code.NO_RIGHTS) from None
        except OSError:
            raise Stop(Code.FAILED) from None

    def _guid(adapter: str) -> object:
        return ctypes.create_string_buffer(uuid.UUID(adapter).bytes_le, 16)

    def this_computer() -> Windows:
        """Return the Windows that this runs on.

        Raises:
            Stop: it has no WLAN service.
        """
        return _RealWindows()

else:

    def this_computer() -> Windows:
        """Say that this is not Windows.

        Raises:
            Stop: always.
        """
        raise Stop(Code.NOT_OFFERED)
