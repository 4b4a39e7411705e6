"""The address in use against the hardware address on macOS.

Sources: ifconfig(8): ``ether``, ``inet6``, ``status``, and with ``-v`` ``type: Wi-Fi``;
networksetup(8): ``-getmacaddress`` prints the hardware address. Only addresses and ifconfig's own
words are looked at, which are not translated. Whether networksetup always tells the hardware
address on macOS 15 and later is not known, so a made-up one is not believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.reader import answer_of
from exposure_check.model.address import is_local
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, Value, What

GIVES = (
    What.WIFI_INTERFACE,
    What.ADDRESS_IN_USE,
    What.HARDWARE_ADDRESS,
    What.JOINED,
    What.SWITCHED_ON,
    What.IPV6_ADDRESS,
)
KEY = "ifconfig -a -v"

_HEAD = re.compile(r"([a-z]+[0-9]+): flags=[0-9a-f]+<([A-Z0-9_,]*)>")
_ADDRESS = re.compile(
    r"(?<![0-9a-f:])(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}(?![0-9a-f:])", re.IGNORECASE
)
_MOST_LINES = 5000


@dataclass(slots=True)
class Block:
    """What ifconfig says of one interface."""

    name: str
    up: bool
    address: bytes | None = None
    active: bool = False
    wifi: bool = False
    ipv6: tuple[bytes, ...] = ()


def read(access: Access) -> Sequence[Reading]:
    """Read the addresses of all Wi-Fi interfaces."""
    text = answer_of(access, ("ifconfig", "-a", "-v")).decode("utf-8", "replace")
    found = [one for one in blocks(text) if one.wifi]
    hardware = {one.name: _hardware(access, one.name) for one in found}
    access.note("networksetup ifconfig", [shape_of(one, hardware[one.name]) for one in found])
    return list(readings_of(found, hardware))


def shape_of(block: Block, hardware: bytes | Unread) -> dict[str, bool]:
    """Return what a recording may know of an interface: whether its addresses are local, and same.

    It answers whether ``networksetup`` tells the hardware address while addresses are random.
    """
    return {
        "address local": block.address is not None and is_local(block.address),
        "hardware local": isinstance(hardware, bytes) and is_local(hardware),
        "hardware valid": isinstance(hardware, bytes),
        "same": block.address == hardware,
    }


def _hardware(access: Access, name: str) -> bytes | Unread:
    try:
        answer = answer_of(access, ("networksetup", "-getmacaddress", name))
    except UnreadError as error:
        return error.reason
    return first_address(answer.decode("utf-8", "replace")) or Unread.NOT_UNDERSTOOD


def blocks(text: str) -> list[Block]:
    """Return the interfaces in what ifconfig printed."""
    found: list[Block] = []
    for line in text.splitlines()[:_MOST_LINES]:
        head = _HEAD.match(line)
        if head:
            found.append(Block(head[1], "UP" in head[2].split(",")))
        elif found and line[:1].isspace():
            _add(found[-1], *line.strip().partition(" ")[::2])
    return found


def _add(block: Block, word: str, rest: str) -> None:
    match word:
        case "ether":
            block.address = first_address(rest)
        case "status:":
            block.active = rest.strip() == "active"
        case "type:":
            block.wifi = rest.strip() == "Wi-Fi"
        case "inet6":
            block.ipv6 += tuple(_ipv6(rest))
        case _:
            return


def _ipv6(rest: str) -> Iterator[bytes]:
    written = rest.partition(" ")[0].partition("%")[0]
    try:
        yield IPv6Address(written).packed
    except AddressValueError:
        return


def first_address(text: str) -> bytes | None:
    """Return the first link address in a text; ifconfig leaves leading zeros out at times."""
    match = _ADDRESS.search(text)
    if match is None:
        return None
    octets = bytes(int(one, 16) for one in match.group().split(":"))
    return octets if any(octets) else None


def readings_of(found: Sequence[Block], hardware: dict[str, bytes | Unread]) -> Iterator[Reading]:
    """Return what is known of each Wi-Fi interface."""
    if not found:
        yield Reading(What.WIFI_INTERFACE, "", "type", False, Source.IFCONFIG)
    for one in found:
        for what, key, value in (
            (What.WIFI_INTERFACE, "type", True),
            (What.ADDRESS_IN_USE, "ether", _address(one.address or Unread.NOT_UNDERSTOOD)),
            (What.JOINED, "status", one.active),
            (What.SWITCHED_ON, "flags", one.up),
        ):
            yield Reading(what, one.name, f"ifconfig {key}", value, Source.IFCONFIG)
        value = _address(hardware.get(one.name, Unread.FAILED))
        key = "networksetup -getmacaddress"
        yield Reading(What.HARDWARE_ADDRESS, one.name, key, value, Source.NETWORKSETUP)
        for octets in one.ipv6:
            address = Identifier(IdentifierKind.BYTES, octets)
            key = "ifconfig inet6"
            yield Reading(What.IPV6_ADDRESS, one.name, key, address, Source.IFCONFIG)


def _address(octets: bytes | Unread) -> Value | Unread:
    if isinstance(octets, Unread):
        return octets
    return Identifier(IdentifierKind.ADDRESS, octets)
