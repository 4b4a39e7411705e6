"""Interfaces and their addresses, by rtnetlink: the address in use against the hardware address.

Sources: rtnetlink(7); Linux ``if_link.h`` (IFLA_PERM_ADDRESS, since 5.6), ``if_addr.h``. Which
interface is Wi-Fi is told by nl80211, or by the folder ``/sys/class/net/<name>/phy80211``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import Struct

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.linux_netlink import ROUTE, attributes, dump, unsigned
from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, What, named

GIVES = (
    What.WIFI_INTERFACE,
    What.ADDRESS_IN_USE,
    What.HARDWARE_ADDRESS,
    What.JOINED,
    What.SWITCHED_ON,
    What.IPV6_ADDRESS,
)
KEY = "RTM_GETLINK, RTM_GETADDR"

_GET_LINK, _GET_ADDRESS = 18, 22
_LINK_HEADER = Struct("=BBHiII")
_ADDRESS_HEADER = Struct("=BBBBI")
_IFLA_ADDRESS, _IFLA_NAME, _IFLA_OPERSTATE, _IFLA_PERMANENT = 1, 3, 16, 54
_IFA_ADDRESS = 1
_ETHERNET = 1
_UP = 0x1
_OPERATIONAL = 6
_IPV6 = 10
_MOST_ADDRESSES = 64


@dataclass(frozen=True, slots=True)
class Link:
    """One network interface, as the kernel tells it."""

    number: int
    name: str
    address: bytes
    permanent: bytes
    switched_on: bool
    operational: bool


def read(access: Access) -> Sequence[Reading]:
    """Read the addresses of all Wi-Fi interfaces, and the IPv6 addresses on them."""
    family = bytes((0,)) + bytes(_LINK_HEADER.size - 1)
    links = links_of(dump(access, ROUTE, _GET_LINK, family))
    wifi = [link for link in links if is_wifi(access, link.name)]
    if not wifi:
        return [Reading(What.WIFI_INTERFACE, "", "phy80211", False, Source.RTNETLINK)]
    return [*_link_readings(wifi), *_ipv6(access, wifi)]


def is_wifi(access: Access, name: str) -> bool:
    """Return whether an interface is a Wi-Fi one; the driver says so, not its name."""
    folder = access.place(f"/sys/class/net/{name}")
    return (folder / "phy80211").exists() or (folder / "wireless").exists()


def links_of(bodies: Sequence[bytes]) -> list[Link]:
    """Read the kernel's list of interfaces; those without a 48-bit address are left out."""
    found = []
    for body in bodies:
        if len(body) < _LINK_HEADER.size:
            continue
        _family, _pad, kind, number, flags, _change = _LINK_HEADER.unpack_from(body)
        told = attributes(body[_LINK_HEADER.size :])
        address = told.get(_IFLA_ADDRESS, b"")
        if kind != _ETHERNET or len(address) != ADDRESS_LENGTH:
            continue
        permanent = told.get(_IFLA_PERMANENT, b"")
        if len(permanent) != ADDRESS_LENGTH or not any(permanent):
            permanent = b""
        name = told.get(_IFLA_NAME, b"").split(b"\0")[0].decode("ascii", "replace")
        operational = unsigned(told.get(_IFLA_OPERSTATE, b"")) == _OPERATIONAL
        found.append(Link(number, name, address, permanent, bool(flags & _UP), operational))
    return found


def _link_readings(links: Sequence[Link]) -> Iterator[Reading]:
    for link in links:
        of = named(link.name)
        hardware = _address(link.permanent) if link.permanent else Unread.NOT_OFFERED
        for what, key, value in (
            (What.WIFI_INTERFACE, "phy80211", True),
            (What.ADDRESS_IN_USE, "IFLA_ADDRESS", _address(link.address)),
            (What.HARDWARE_ADDRESS, "IFLA_PERM_ADDRESS", hardware),
            (What.JOINED, "IFLA_OPERSTATE", link.operational),
            (What.SWITCHED_ON, "IFF_UP", link.switched_on),
        ):
            yield Reading(what, of, key, value, Source.RTNETLINK)


def _ipv6(access: Access, links: Sequence[Link]) -> Iterator[Reading]:
    names = {link.number: link.name for link in links}
    asked = bytes((_IPV6,)) + bytes(_ADDRESS_HEADER.size - 1)
    try:
        answers = dump(access, ROUTE, _GET_ADDRESS, asked)
    except UnreadError as error:
        yield Reading(What.IPV6_ADDRESS, "", "RTM_GETADDR", error.reason, Source.RTNETLINK)
        return
    for number, address in ipv6_addresses_of(answers):
        if number in names:
            value = Identifier(IdentifierKind.BYTES, address)
            of = named(names[number])
            yield Reading(What.IPV6_ADDRESS, of, "IFA_ADDRESS", value, Source.RTNETLINK)


def ipv6_addresses_of(bodies: Sequence[bytes]) -> list[tuple[int, bytes]]:
    """Return the number of the interface and the 16 octets of each IPv6 address."""
    found = []
    for body in bodies[:_MOST_ADDRESSES]:
        if len(body) < _ADDRESS_HEADER.size:
            continue
        family, _length, _flags, _scope, number = _ADDRESS_HEADER.unpack_from(body)
        address = attributes(body[_ADDRESS_HEADER.size :]).get(_IFA_ADDRESS, b"")
        if family == _IPV6 and len(address) == 16:
            found.append((number, address))
    return found


def _address(octets: bytes) -> Identifier:
    return Identifier(IdentifierKind.ADDRESS, octets)
