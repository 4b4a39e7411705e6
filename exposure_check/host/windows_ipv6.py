"""The IPv6 addresses in use on Windows, and what they were made from, by the IP Helper.

Source: Microsoft, "MIB_UNICASTIPADDRESS_ROW" (netioapi.h), 80 octets a row: ``Address`` as
SOCKADDR_IN6, ``InterfaceLuid``, ``SuffixOrigin`` (NL_SUFFIX_ORIGIN of nldef.h). The origin is named
with each address; the address itself decides (`exposure_check.checks.host.ipv6`).
"""

from collections.abc import Iterator, Mapping, Sequence

from exposure_check.host import windows_adapters
from exposure_check.host.access import Access
from exposure_check.host.windows_mib import number, rows, table
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, What

GIVES = (What.IPV6_ADDRESS,)
KEY = "GetUnicastIpAddressTable"

ROW = 80
_FAMILY, _ADDRESS, _LUID, _SUFFIX = 0, 8, 32, 48
_INET6 = 23
"""AF_INET6 of winsock2.h."""
_ORIGINS = ("Other", "Manual", "WellKnown", "Dhcp", "LinkLayerAddress", "Random")


def read(access: Access) -> Sequence[Reading]:
    """Read the IPv6 addresses of all Wi-Fi adapters."""
    found = list(readings_of(addresses(), windows_adapters.wifi_names(windows_adapters.table())))
    access.note(KEY, [one.key for one in found])
    return found


def addresses() -> bytes:
    """Return the MIB_UNICASTIPADDRESS_TABLE of this computer, IPv6 alone.

    Raises:
        UnreadError: the call failed, or this is not Windows.
    """
    return table(KEY, ROW, _INET6)


def readings_of(octets: bytes, names: Mapping[bytes, str]) -> Iterator[Reading]:
    """Return what a MIB_UNICASTIPADDRESS_TABLE says of some adapters.

    Args:
        octets: the table.
        names: of the adapters, by the 8 octets of their LUID.
    """
    for row in rows(octets, ROW):
        name = names.get(row[_LUID : _LUID + 8])
        if name is None or int.from_bytes(row[_FAMILY : _FAMILY + 2], "little") != _INET6:
            continue
        address = Identifier(IdentifierKind.BYTES, row[_ADDRESS : _ADDRESS + 16])
        key = f"MIB_UNICASTIPADDRESS_ROW.Address, SuffixOrigin {_origin(row)}"
        yield Reading(What.IPV6_ADDRESS, name, key, address, Source.UNICAST_ADDRESSES)


def _origin(row: bytes) -> str:
    origin = number(row, _SUFFIX)
    return _ORIGINS[origin] if origin < len(_ORIGINS) else str(origin)
