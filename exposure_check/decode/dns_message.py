"""The message format that DNS, mDNS, LLMNR and NBNS share, read within strict bounds.

Source: RFC 1035 4.1. A compression pointer must point backwards; a name has at most 255 octets and
128 pointers; a whole message at most `_MAX_STEPS` labels and pointers, so that no arrangement of
pointers costs more than a fraction of a millisecond. Beyond a bound, reading stops.
"""

from dataclasses import dataclass
from enum import IntEnum
from struct import Struct

Name = tuple[bytes, ...]
"""Labels, most specific first."""

_HEADER = Struct("!HHHHHH")
_QUESTION = Struct("!HH")
_RECORD = Struct("!HHIH")

_MAX_NAME = 255
_MAX_POINTERS = 128
_MAX_STEPS = 1024
_MAX_RECORDS = 128


class RecordType(IntEnum):
    """The record types that say something about a sender."""

    A = 1
    PTR = 12
    HINFO = 13
    TXT = 16
    AAAA = 28
    NB = 32
    """NetBIOS name (RFC 1002 4.2.1.3); in other protocols the number is not used."""
    SRV = 33
    """In NetBIOS: the node status."""
    OPT = 41
    NSEC = 47
    ANY = 255


class Section(IntEnum):
    """Where in a message a record stands."""

    ANSWER = 0
    AUTHORITY = 1
    ADDITIONAL = 2


@dataclass(frozen=True, slots=True)
class DnsRecord:
    """One resource record.

    Attributes:
        section: where it stands.
        name: its owner name.
        kind: its type, see `RecordType`.
        data: its data as sent.
        target: the name in the data of PTR and SRV, else empty.
    """

    section: Section
    name: Name
    kind: int
    data: bytes
    target: Name


@dataclass(frozen=True, slots=True)
class DnsMessage:
    """A message as far as it could be read.

    Attributes:
        flags: the second 16 bits of the header.
        questions: (name, type) of each.
        records: of all sections, in order.
    """

    flags: int
    questions: tuple[tuple[Name, int], ...]
    records: tuple[DnsRecord, ...]

    @property
    def is_response(self) -> bool:
        """True for an answer or announcement."""
        return bool(self.flags & 0x8000)

    @property
    def opcode(self) -> int:
        """The four bits of the operation; 0 is a query."""
        return self.flags >> 11 & 0x0F


class _Names:
    """Reads names of one message, counting the work done."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._steps = _MAX_STEPS

    def read(self, at: int) -> tuple[Name, int] | None:
        """Return (labels, offset behind the name) or None if it is broken or too much work."""
        labels: list[bytes] = []
        raw, size, pointers = self._raw, 1, 0
        lowest, behind = at, -1
        while at < len(raw):
            self._steps -= 1
            length = raw[at]
            if self._steps < 0:
                return None
            if length == 0:
                return tuple(labels), at + 1 if behind < 0 else behind
            if length < 64:
                label = raw[at + 1 : at + 1 + length]
                size += 1 + length
                if len(label) < length or size > _MAX_NAME:
                    return None
                labels.append(label)
                at += 1 + length
                continue
            behind = at + 2 if behind < 0 else behind
            pointers += 1
            target = self._pointer(at)
            if target < 0 or target >= lowest or pointers > _MAX_POINTERS:
                return None
            at = lowest = target
        return None

    def _pointer(self, at: int) -> int:
        if self._raw[at] < 0xC0 or at + 2 > len(self._raw):
            return -1
        return (self._raw[at] & 0x3F) << 8 | self._raw[at + 1]


def read_message(raw: bytes) -> DnsMessage | None:
    """Read a message; None without a whole header. What is broken ends the reading, silently."""
    if len(raw) < _HEADER.size:
        return None
    _, flags, *counts = _HEADER.unpack_from(raw)
    names = _Names(raw)
    questions: list[tuple[Name, int]] = []
    records: list[DnsRecord] = []
    at = _questions(raw, names, counts[0], questions)
    for section in Section:
        for _ in range(counts[section + 1]):
            if at < 0 or len(records) >= _MAX_RECORDS:
                return DnsMessage(flags, tuple(questions), tuple(records))
            at = _record(raw, names, at, (section, records))
    return DnsMessage(flags, tuple(questions), tuple(records))


def _questions(raw: bytes, names: _Names, count: int, found: list[tuple[Name, int]]) -> int:
    """Read the questions; return the offset behind them, -1 if they could not be read."""
    at = _HEADER.size
    for _ in range(count):
        read = names.read(at)
        if read is None or len(raw) - read[1] < _QUESTION.size or len(found) >= _MAX_RECORDS:
            return -1
        kind, _ = _QUESTION.unpack_from(raw, read[1])
        found.append((read[0], kind))
        at = read[1] + _QUESTION.size
    return at


def _record(raw: bytes, names: _Names, at: int, into: tuple[Section, list[DnsRecord]]) -> int:
    section, records = into
    read = names.read(at)
    if read is None or len(raw) - read[1] < _RECORD.size:
        return -1
    owner, at = read
    kind, _, _, length = _RECORD.unpack_from(raw, at)
    start = at + _RECORD.size
    end: int = start + length
    if end > len(raw):
        return -1
    target = _target(names, kind, start, end)
    records.append(DnsRecord(section, owner, kind, raw[start:end], target))
    return end


def _target(names: _Names, kind: int, start: int, end: int) -> Name:
    if kind not in (RecordType.PTR, RecordType.SRV):
        return ()
    read = names.read(start + 6 if kind == RecordType.SRV else start)
    # A name that runs out of its record's data belongs to somebody else's bytes.
    return read[0] if read is not None and read[1] <= end else ()


def dotted(name: Name) -> str:
    """Return a name as text, labels joined by dots, UTF-8 with replacement."""
    return ".".join(label.decode("utf-8", "replace") for label in name)


def wire_name(octets: bytes) -> str:
    """Return a name in wire form without compression, as DHCP sends it; a partial one too.

    RFC 4704 4.2: a client that knows only its host's label sends no terminating zero octet.
    """
    labels: list[bytes] = []
    at, octets = 0, octets[:_MAX_NAME]
    while at < len(octets) and 0 < octets[at] < 64:
        label = octets[at + 1 : at + 1 + octets[at]]
        if len(label) < octets[at]:
            break
        labels.append(label)
        at += 1 + octets[at]
    return dotted(tuple(labels))
