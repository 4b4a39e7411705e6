"""mDNS: the names a sender says are its own, and the pairings it asks for.

Sources: RFC 6762 6 (answers), 7.1 (known answers: other people's), 8.1 (probes: the own names stand
in the authority section), RFC 6763 4.1 (service instances), 7.1 (subtypes), 9 (enumeration of
types); draft-cheshire-edns0-owner-option (the sleeping owner's link address).
"""

from collections.abc import Iterator

from exposure_check.decode.dns_message import (
    DnsMessage,
    DnsRecord,
    Name,
    RecordType,
    Section,
    dotted,
    read_message,
)
from exposure_check.decode.net_ipv6 import address_fact
from exposure_check.decode.net_packet import PAIRING
from exposure_check.decode.net_text import name_fact
from exposure_check.model.address import ADDRESS_LENGTH, is_group
from exposure_check.model.address_text import address_in_text
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_OWNER_OPTION = 4
_CHANGES_BY_DESIGN = (b"rpba",)
"""TXT keys whose value looks like a link address but is a Bluetooth address that rotates."""

_HOST_TYPES = frozenset({RecordType.A, RecordType.AAAA, RecordType.HINFO})
_MDNS = NetProtocol.MDNS
_MAX_TEXTS = 32
_MAX_FACTS = 64
_MAX_EDNS_OPTIONS = 16


def decode_mdns(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return the names, services and addresses that an mDNS message claims for its sender."""
    message = read_message(raw)
    if message is None:
        return ()
    facts: list[NetFact] = []
    for record in _own_records(message):
        if len(facts) >= _MAX_FACTS:
            break
        facts += _record_facts(record, sender)
    facts += _owner_facts(message)
    for name, _ in message.questions:
        facts += _pairing(name, sender)
    return tuple(facts)


def _own_records(message: DnsMessage) -> Iterator[DnsRecord]:
    """In an answer all records are the sender's; in a question only those it is claiming."""
    for record in message.records:
        if record.kind == RecordType.OPT:
            continue
        if message.is_response or record.section is Section.AUTHORITY:
            yield record


def _record_facts(record: DnsRecord, sender: bytes) -> tuple[NetFact, ...]:
    kind, name = record.kind, record.name
    if kind == RecordType.PTR:
        return _pointer(record, sender) + _pairing(name, sender)
    if kind == RecordType.TXT:
        return _text_record(record, sender)
    if kind == RecordType.SRV:
        return _instance(name, sender) + _host(record.target, sender)
    if kind in _HOST_TYPES:
        inside = address_fact(record.data, _MDNS) if kind == RecordType.AAAA else ()
        return _host(name, sender) + inside
    if kind == RecordType.NSEC:
        return _instance(name, sender) if _is_service(name) else _host(name, sender)
    return ()


def _is_service(name: Name) -> bool:
    return len(name) > 1 and name[1].startswith(b"_")


def _host(name: Name, sender: bytes) -> tuple[NetFact, ...]:
    if not name or name[-1] == b"arpa" or name[0].startswith(b"_"):
        return ()
    return name_fact(NetFactKind.LOCAL_NAME, _MDNS, dotted(name), sender)


def _instance(name: Name, sender: bytes) -> tuple[NetFact, ...]:
    if not _is_service(name) or name[0].startswith(b"_"):
        return ()
    return name_fact(NetFactKind.SERVICE_INSTANCE, _MDNS, dotted(name), sender)


def _pointer(record: DnsRecord, sender: bytes) -> tuple[NetFact, ...]:
    """A pointer leads from a service to an own instance, or from an own address to a host."""
    if record.name and record.name[-1] == b"arpa":
        return _host(record.target, sender)
    return _instance(record.target, sender)


def _pairing(name: Name, sender: bytes) -> tuple[NetFact, ...]:
    """The subtype id in ``<id>._sub._apple-mobdev2._tcp.local`` stays as long as the pairing."""
    if len(name) < 3 or name[1] != b"_sub" or name[2].lower() != PAIRING:
        return ()
    return name_fact(NetFactKind.SERVICE_INSTANCE, _MDNS, dotted(name), sender)


def _text_record(record: DnsRecord, sender: bytes) -> tuple[NetFact, ...]:
    """The instance's name, with a link address if its attributes spell one."""
    facts = _instance(record.name, sender)
    inside = None
    for text in _texts(record.data):
        key, _, value = text.partition(b"=")
        if inside is None and key.lower() not in _CHANGES_BY_DESIGN:
            inside = address_in_text(value.decode("utf-8", "replace"), sender)
    if inside is None:
        return facts
    kind = NetFactKind.SERVICE_INSTANCE
    return (*facts, NetFact(kind, _MDNS, dotted(record.name), b"", inside))


def _texts(data: bytes) -> Iterator[bytes]:
    at = 0
    for _ in range(_MAX_TEXTS):
        if at >= len(data):
            return
        yield data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]


def _owner_facts(message: DnsMessage) -> tuple[NetFact, ...]:
    for record in message.records:
        if record.kind == RecordType.OPT and record.section is Section.ADDITIONAL:
            address = _owner(record.data)
            if address is not None:
                return (NetFact(NetFactKind.LOCAL_NAME, _MDNS, "", record.data[:64], address),)
    return ()


def _owner(data: bytes) -> bytes | None:
    """Return the primary link address of an owner option: version, sequence, address."""
    at = 0
    for _ in range(_MAX_EDNS_OPTIONS):
        if len(data) - at < 4:
            return None
        code, end = data[at : at + 2], at + 4 + int.from_bytes(data[at + 2 : at + 4])
        address = data[at + 6 : min(at + 12, end)]
        if int.from_bytes(code) == _OWNER_OPTION and len(address) == ADDRESS_LENGTH:
            return None if is_group(address) or not any(address) else address
        at = end
    return None
