"""NetBIOS name service: the names a sender registers, refreshes, gives back or answers for.

Sources: RFC 1001 14.1 (two letters for each octet of a name), RFC 1002 4.2.2 to 4.2.13, 4.2.18 (the
node status, which ends with the link address).
"""

from collections.abc import Iterator

from exposure_check.decode.dns_message import (
    DnsMessage,
    DnsRecord,
    Name,
    RecordType,
    Section,
    read_message,
)
from exposure_check.decode.net_text import name_fact, text_of
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_NBNS = NetProtocol.NBNS
_CLAIMS = frozenset({5, 6, 8, 9, 15})
"""Operations: registration, release, refresh (two numbers in use), multi-homed registration."""
_GROUP = 0x80
_AUTHORITATIVE, _BY_SERVER, _RETURN_CODE = 0x0400, 0x0080, 0x000F
_ENCODED = 32
_DATAGRAM_NAME = slice(15, 47)
"""Where the name of the source stands: after a header of 14 octets and its length."""
_STATUS_ENTRY = 18
_MAX_NAMES = 64
_NODE_STATUS = RecordType.SRV
"""The same number, 33."""


def decode_nbns(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return the unique names that an NBNS message claims for its sender.

    Group names (a workgroup, a domain) are shared and left out; questions are about others.
    """
    message = read_message(raw)
    if message is None:
        return ()
    facts: list[NetFact] = []
    for name in dict.fromkeys(_names(message)):
        facts += name_fact(NetFactKind.LOCAL_NAME, _NBNS, name, sender)
    return (*facts, *_unit_id(message))


def _names(message: DnsMessage) -> Iterator[str]:
    if not message.is_response:
        if message.opcode in _CLAIMS and not _is_group(message, Section.ADDITIONAL):
            yield from (netbios_name(name) for name, _ in message.questions)
        return
    if message.opcode:
        return
    for record in _answers(message):
        if record.kind == _NODE_STATUS:
            yield from _status_names(record.data)
        elif record.kind == RecordType.NB and _is_own_answer(message):
            yield netbios_name(record.name)


def _answers(message: DnsMessage) -> Iterator[DnsRecord]:
    return (record for record in message.records if record.section is Section.ANSWER)


def _is_own_answer(message: DnsMessage) -> bool:
    """A host answers with authority and without offering recursion; a name server offers it."""
    flags = message.flags
    answered = flags & _AUTHORITATIVE and not flags & (_BY_SERVER | _RETURN_CODE)
    return bool(answered) and not _is_group(message, Section.ANSWER)


def _is_group(message: DnsMessage, section: Section) -> bool:
    for record in message.records:
        if record.section is section and record.kind == RecordType.NB:
            return bool(record.data[:1] and record.data[0] & _GROUP)
    return False


def _status_names(data: bytes) -> Iterator[str]:
    for number in range(min(data[0] if data else 0, _MAX_NAMES)):
        entry = data[1 + number * _STATUS_ENTRY : 1 + (number + 1) * _STATUS_ENTRY]
        if len(entry) == _STATUS_ENTRY and not entry[16] & _GROUP:
            yield text_of(entry[:15].rstrip(b" \0"))


def _unit_id(message: DnsMessage) -> tuple[NetFact, ...]:
    if not message.is_response or message.opcode:
        return ()
    for record in _answers(message):
        if record.kind != _NODE_STATUS or not record.data:
            continue
        at = 1 + record.data[0] * _STATUS_ENTRY
        address = record.data[at : at + ADDRESS_LENGTH]
        if len(address) == ADDRESS_LENGTH and any(address) and not is_group(address):
            return (NetFact(NetFactKind.LOCAL_NAME, _NBNS, "", address, address),)
    return ()


def netbios_name(name: Name) -> str:
    """Return the 15 characters of an encoded NetBIOS name, without padding; "" if it is none."""
    if not name or len(name[0]) != _ENCODED:
        return ""
    nibbles = [letter - 0x41 for letter in name[0]]
    if any(not 0 <= nibble < 16 for nibble in nibbles):
        return ""
    pairs = zip(nibbles[0::2], nibbles[1::2], strict=True)
    octets = bytes(high << 4 | low for high, low in pairs)
    return text_of(octets[:15].rstrip(b" \0"))


def decode_datagram(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return the name under which a NetBIOS datagram was sent (RFC 1002 4.4.2)."""
    name = netbios_name((raw[_DATAGRAM_NAME],))
    return name_fact(NetFactKind.LOCAL_NAME, NetProtocol.NETBIOS_DATAGRAM, name, sender)
