"""The IPv6 addresses in use on Windows, and what they were made from, by the IP Helper.

Source: Microsoft, "MIB_UNICASTIPADDRESS_ROW" (netioapi.h), 80 octets a row: ``Address`` as
SOCKADDR_IN6, ``InterfaceLuid``, ``SuffixOrigin`` (NL_SUFFIX_ORIGIN of nldef.h). The origin is named
with each address; the address itself decides (`exposure_check.checks.host.ipv6`).
"""

import sys
from collections.abc import Iterator, Mapping, Sequence

from exposure_check.host import windows_adapters
from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, What

GIVES = (What.IPV6_ADDRESS,)
KEY = "GetUnicastIpAddressTable"

ROW = 80
_FIRST = 8
_FAMILY, _ADDRESS, _LUID, _SUFFIX = 0, 8, 32, 48
_INET6 = 23
"""AF_INET6 of winsock2.h."""
_ORIGINS = ("Other", "Manual", "WellKnown", "Dhcp", "LinkLayerAddress", "Random")
_MOST = 512


def read(access: Access) -> Sequence[Reading]:
    """Read the IPv6 addresses of all Wi-Fi adapters."""
    rows = addresses()
    found = list(readings_of(rows, windows_adapters.wifi_names(windows_adapters.table())))
    access.note(KEY, [one.key for one in found])
    return found


def readings_of(octets: bytes, names: Mapping[bytes, str]) -> Iterator[Reading]:
    """Return what a MIB_UNICASTIPADDRESS_TABLE says of some adapters.

    Args:
        octets: the table.
        names: of the adapters, by the 8 octets of their LUID.
    """
    count = min(_number(octets, 0), _MOST, max(0, len(octets) - _FIRST) // ROW)
    for number in range(count):
        row = octets[_FIRST + ROW * number : _FIRST + ROW * (number + 1)]
        name = names.get(row[_LUID : _LUID + 8])
        if name is None or int.from_bytes(row[_FAMILY : _FAMILY + 2], "little") != _INET6:
            continue
        address = Identifier(IdentifierKind.BYTES, row[_ADDRESS : _ADDRESS + 16])
        key = f"MIB_UNICASTIPADDRESS_ROW.Address, SuffixOrigin {_origin(row)}"
        yield Reading(What.IPV6_ADDRESS, name, key, address, Source.UNICAST_ADDRESSES)


def _origin(row: bytes) -> str:
    number = _number(row, _SUFFIX)
    return _ORIGINS[number] if number < len(_ORIGINS) else str(number)


def _number(octets: bytes, at: int) -> int:
    return int.from_bytes(octets[at : at + 4], "little")


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes

    def addresses() -> bytes:
        """Return the MIB_UNICASTIPADDRESS_TABLE of this computer, IPv6 alone.

        Raises:
            UnreadError: the call failed.
        """
        library = ctypes.WinDLL("iphlpapi")
        listed = ctypes.c_void_p()
        if library.GetUnicastIpAddressTable(_INET6, ctypes.byref(listed)) or not listed.value:
            raise UnreadError(Unread.FAILED, KEY)
        try:
            count = min(_number(ctypes.string_at(listed.value, 4), 0), _MOST)
            return ctypes.string_at(listed.value, _FIRST + ROW * count)
        finally:
            library.FreeMibTable(listed)

else:

    def addresses() -> bytes:
        """Say that this system has no such call.

        Raises:
            UnreadError: always.
        """
        raise UnreadError(Unread.NOT_OFFERED, KEY)
