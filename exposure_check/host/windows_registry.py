r"""Names on local networks and the computer's name, out of the registry of Windows.

Sources: Microsoft, "ADMX_DnsClient" (``EnableMulticast``); ``Dnscache\Parameters\EnableMDNS`` and
``NetBT\Parameters\Interfaces\…\NetbiosOptions`` as HardeningKitty and privacy.sexy set them. A
value that is not there is Windows' default: LLMNR, mDNS and NetBIOS answer. ``Dhcpv6DUID`` of
``Tcpip6\Parameters`` is the number that DHCP of IPv6 is told on every network (RFC 8415), as public
exports of the registry show; that it is not there yet proves nothing.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import DhcpId, Reading, Source, Unread, What

GIVES = (What.LLMNR, What.MDNS, What.NETBIOS, What.COMPUTER_NAME, What.DHCP_ID)
KEY = "HKLM"

_POLICY = r"SOFTWARE\Policies\Microsoft\Windows NT\DNSClient"
_DNSCACHE = r"SYSTEM\CurrentControlSet\Services\Dnscache\Parameters"
_NETBT = r"SYSTEM\CurrentControlSet\Services\NetBT\Parameters\Interfaces"
_TCPIP = r"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"
_TCPIP6 = r"SYSTEM\CurrentControlSet\Services\Tcpip6\Parameters"
_NETBIOS_OFF = 2
_MOST = 64

Get = Callable[[str, str], object]
"""(path, name) to the value; None if there is none."""
List = Callable[[str], Sequence[str]]
"""Path to the names of its keys."""


def read(access: Access) -> Sequence[Reading]:
    """Read what this computer tells local networks."""

    def noted(path: str, name: str) -> object:
        value = registry_value(path, name)
        access.note(f"HKLM\\{path}\\{name}", value)
        return value

    return list(readings_of(noted, registry_keys))


def readings_of(get: Get, names: List) -> Iterator[Reading]:
    """Return the settings, each with its key."""
    for what, path, name in (
        (What.LLMNR, _POLICY, "EnableMulticast"),
        (What.MDNS, _DNSCACHE, "EnableMDNS"),
    ):
        yield _reading(what, f"{path}\\{name}", get(path, name) != 0)
    interfaces = list(names(_NETBT))[:_MOST]
    options = [get(f"{_NETBT}\\{one}", "NetbiosOptions") for one in interfaces]
    answers = any(one != _NETBIOS_OFF for one in options)
    yield _reading(What.NETBIOS, f"{_NETBT}\\…\\NetbiosOptions", answers)
    yield _reading(What.COMPUTER_NAME, f"{_TCPIP}\\Hostname", _name(get(_TCPIP, "Hostname")))
    duid = DhcpId.LASTING if get(_TCPIP6, "Dhcpv6DUID") else Unread.NOT_THERE
    key = f"ipv6:HKLM\\{_TCPIP6}\\Dhcpv6DUID"
    yield Reading(What.DHCP_ID, "", key, duid, Source.REGISTRY)


def _name(value: object) -> Identifier | Unread:
    if isinstance(value, str) and value:
        return Identifier(IdentifierKind.NAME, value)
    return Unread.NOT_THERE


def _reading(what: What, key: str, value: bool | Identifier | Unread) -> Reading:
    return Reading(what, "", f"HKLM\\{key}", value, Source.REGISTRY)


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import winreg

    def registry_value(path: str, name: str) -> object:
        """Return a value of the local machine's part; None if there is none.

        Raises:
            UnreadError: it may not be read.
        """
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                value: object = winreg.QueryValueEx(key, name)[0]
                return value
        except FileNotFoundError:
            return None
        except PermissionError:
            raise UnreadError(Unread.NO_RIGHTS, path) from None

    def registry_keys(path: str) -> Sequence[str]:
        """Return the names of the keys below one; none if it is not there."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                count = min(winreg.QueryInfoKey(key)[0], _MOST)
                return [winreg.EnumKey(key, number) for number in range(count)]
        except FileNotFoundError:
            return ()
        except PermissionError:
            raise UnreadError(Unread.NO_RIGHTS, path) from None

else:

    def registry_value(path: str, name: str) -> object:
        """Say that this system has no registry.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, f"{path}\\{name}")

    def registry_keys(path: str) -> Sequence[str]:
        """Say that this system has no registry.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, path)
