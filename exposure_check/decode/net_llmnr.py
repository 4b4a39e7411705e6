"""LLMNR: the names a sender answers for, or makes sure nobody else has.

Source: RFC 4795 2.1.1, 4.1 (a host asks for its own name with type ANY before it uses it).
"""

from exposure_check.decode.dns_message import RecordType, Section, dotted, read_message
from exposure_check.decode.net_ipv6 import address_fact
from exposure_check.decode.net_text import name_fact
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_ADDRESSES = frozenset({RecordType.A, RecordType.AAAA})
_LLMNR = NetProtocol.LLMNR


def decode_llmnr(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Return the names that an LLMNR message claims for its sender."""
    message = read_message(raw)
    if message is None or message.opcode:
        return ()
    names: list[str] = []
    facts: list[NetFact] = []
    if not message.is_response:
        names += [dotted(name) for name, kind in message.questions if kind == RecordType.ANY]
    else:
        for record in message.records:
            if record.section is not Section.ANSWER:
                continue
            if record.kind in _ADDRESSES:
                names.append(dotted(record.name))
            if record.kind == RecordType.AAAA:
                facts += address_fact(record.data, _LLMNR)
            names.append(dotted(record.target))
    for name in dict.fromkeys(names):
        facts += name_fact(NetFactKind.LOCAL_NAME, _LLMNR, name, sender)
    return tuple(facts)
