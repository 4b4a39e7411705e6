"""Groups that a device joins: MLD (RFC 2710 3, RFC 3810 5.2), IGMP (RFC 2236 2, RFC 3376 4.2).

Most groups stand in the registry of IANA, and all devices with the same programs join them. Of
others two kinds say something of one device: the group in which neighbours look for one of its
IPv6 addresses ends with the last octets of that address (RFC 4291 2.7.1), and the one in which
they look for its name with a hash of it (RFC 4620 5).
"""

from collections.abc import Iterator

from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

MLD = frozenset({131, 132, 143})
"""Report, done, and report of version 2: types of ICMPv6."""
IGMP = frozenset({0x12, 0x16, 0x17, 0x22})
"""Reports of versions 1 and 2, leaving, report of version 3."""
_LISTS = frozenset({143, 0x22})
_MOST_RECORDS = 64

_OF_ADDRESS = bytes.fromhex("ff02 0000 0000 0000 0000 0001 ff")
_OF_NAME = bytes.fromhex("ff02 0000 0000 0000 0000 0002")
_ASSIGNED_V6 = bytes.fromhex("ff00"), bytes.fromhex("ff10")
"""Where groups begin and end that were assigned for good (RFC 4291 2.7)."""
_ASSIGNED_V4 = (bytes((224, 0, 0)), bytes((224, 0, 1)))
_SEARCHES = (bytes((239, 255, 255, 250)), bytes((239, 255, 255, 253)))
"""Of all that look for services by SSDP, and by SLP."""


def decode_groups(raw: bytes) -> tuple[NetFact, ...]:
    """Return what a message on groups tells; any octets, never raises.

    Args:
        raw: from its type on.
    """
    if not raw or raw[0] not in MLD | IGMP:
        return ()
    size = 16 if raw[0] in MLD else 4
    facts = (_fact(group, size) for group in _groups(raw, size))
    return tuple(dict.fromkeys(fact for fact in facts if fact is not None))


def _groups(raw: bytes, size: int) -> Iterator[bytes]:
    """Yield groups; what is not understood comes as none."""
    if raw[0] not in _LISTS:
        start = 8 if size == 16 else 4
        yield raw[start : start + size]
        return
    at = 8
    for number in range(int.from_bytes(raw[6:8])):
        end = at + 4 + size
        if number == _MOST_RECORDS or end > len(raw):
            yield b""
            return
        if raw[at + 1 : at + 4] != bytes(3):  # which senders it wants to hear, or more
            yield b""
        yield raw[at + 4 : end]
        at = end + size * int.from_bytes(raw[at + 2 : at + 4]) + 4 * raw[at + 1]


def _fact(group: bytes, size: int) -> NetFact | None:
    name = "MLD" if size == 16 else "IGMP"
    if group.startswith((_OF_ADDRESS, _OF_NAME)) and len(group) == size:
        return NetFact(NetFactKind.GROUP, NetProtocol.GROUPS, "", group)
    known = len(group) == size and _is_known(group)
    return None if known else NetFact(NetFactKind.UNREAD, NetProtocol.GROUPS, name)


def _is_known(group: bytes) -> bool:
    first, end = _ASSIGNED_V6
    return first < group < end or group.startswith(_ASSIGNED_V4) or group in _SEARCHES
