"""What in a payload would be recognised under the next address.

The tokens of the address-carry-over algorithm (Becker, Li, Starobinski, PoPETs 2019(3):50; rule
B4 of the project's notes), strongest first: a whole payload, a unique part of it, a counter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from exposure_check.checks.ble_lives import Life
from exposure_check.checks.ble_name_kind import NameKind, name_kind
from exposure_check.model.ble import Payload, PayloadPart, Stability
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier, IdentifierKind

MIN_TOKEN = 3
"""Octets below which an equal part may well be chance (24 bits: 6e-8)."""

MIN_UNKNOWN = 6
"""Octets of unknown meaning below which an equal part is no link, only a doubt."""

_COUNTER_LENGTHS = range(2, 9)
_COUNTER_STEPS = 64
"""Largest step of a counter over a change of address; by chance 65 of 65536 values fit."""

_LEAST = 2
"""Octets of a token, at least: one octet says nothing."""
PIECE = 4
"""Octets of a piece that is compared wherever it stands (2 ** -32 by chance)."""
_VARIED = 3
"""Different octets in a piece that is no filling."""
MOST_PIECES = 4096
"""Pieces of one address that are compared: more are a doubt."""

SET_PART = "data-set"
TRAIN_PART = "train"
"""A train of further advertisements, on channels and with content of its own."""
_HEADER_PARTS = (SET_PART, TRAIN_PART)
_SET_NUMBERS = 4096
_SET_STEPS = 8

NAME_PART = "name"
TARGET_PART = "target"
"""Names another device: compared, but never shown."""

_NAME_PARTS = (NAME_PART, "broadcast-name")
_LASTING = frozenset({Stability.FIXED, Stability.LONG, Stability.ROTATES, Stability.COUNTER})
_DATA_KINDS = frozenset({0x06, 0x07, 0x15, 0x16, 0x20, 0x21, 0xFF})
_TELLING_ORDER = (
    Stability.FIXED,
    Stability.LONG,
    Stability.COUNTER,
    Stability.UNKNOWN,
    Stability.STATE,
    Stability.ROTATES,
    Stability.MODEL,
)


class Grip(IntEnum):
    """How firmly something holds two addresses together; more is stronger."""

    DOUBT = 0
    """Equal, but too short or too little understood to say."""
    COUNTER = 1
    PART = 2
    NAME = 3
    TARGET = 4
    """Whom it calls by address."""
    SERIAL = 5
    ADDRESS = 6
    PAYLOAD = 7


@dataclass(frozen=True, slots=True)
class Token:
    """Something that two advertisements may have in common.

    Attributes:
        grip: how firmly it links.
        key: equal for equal tokens.
        unique: True if hardly any other device sends the same.
        shown: what it is, for the evidence.
    """

    grip: Grip
    key: tuple[str, bytes]
    unique: bool
    shown: Identifier


Inner = tuple[Token, PayloadPart, FrameRef]
"""Something that identifies by itself, the part that holds it, and where it was first seen."""


def tokens_of(payload: Payload) -> tuple[Token, ...]:
    """Return everything by which this payload would be recognised, strongest first."""
    tokens = [token for part in payload.parts for token in _part_tokens(part)]
    tokens.extend(_name_token(name) for name in names_in(payload))
    links = [token for token in tokens if token.grip > Grip.DOUBT]
    if any(part.id == TARGET_PART for part in payload.parts):
        return tuple(sorted(tokens, key=lambda token: -token.grip))
    if links:
        unique = any(token.unique for token in links)
        tokens.append(_token(Grip.PAYLOAD, "", payload.raw, unique=unique))
    elif payload.raw and _has_unread_data(payload):
        tokens.append(_token(Grip.DOUBT, "", payload.raw, unique=False))
    return tuple(sorted(tokens, key=lambda token: -token.grip))


def names_in(payload: Payload) -> tuple[str, ...]:
    """Return every name in a payload, each once: the local name and those in makers' data."""
    names = [payload.name or ""]
    names += [
        part.token.decode("utf-8", "replace") for part in payload.parts if part.id in _NAME_PARTS
    ]
    return tuple(dict.fromkeys(plain for name in names if (plain := name.strip("\0 "))))


def life_tokens(life: Life) -> tuple[Token, ...]:
    """Return the tokens of all payloads under one address, each once, strongest first."""
    tokens = {
        (token.grip, token.key): token
        for seen in life.payloads
        for token in tokens_of(seen.payload)
    }
    return tuple(sorted(tokens.values(), key=lambda token: -token.grip))


def inner_tokens(lives: Iterable[Life]) -> Iterator[Inner]:
    """Yield what identifies the device by itself, without any change of address.

    These are hardware addresses, serial numbers, devices that are called by a fixed address, and
    parts that never change. A part with a value of its own under each address is not what its
    description promises, and is left out; several hardware addresses, serial numbers or called
    devices that outlive the device's own address are no less telling.
    """
    found: dict[tuple[Grip, str], dict[bytes, Inner]] = {}
    carriers: Counter[tuple[Grip, str]] = Counter()
    for life in lives:
        inner = tuple(_inner_of(life))
        carriers.update({(token.grip, part.id) for token, part, _ in inner})
        for one in inner:
            token, part, _ = one
            found.setdefault((token.grip, part.id), {}).setdefault(token.key[1], one)
    for place, values in found.items():
        lasting = place[0] >= Grip.TARGET and len(values) < carriers[place]
        if len(values) == 1 or lasting:
            yield from values.values()


def _inner_of(life: Life) -> Iterator[Inner]:
    for seen in life.payloads:
        for part in seen.payload.parts:
            for token in _part_tokens(part):
                if token.grip >= Grip.SERIAL or _never_changes(token, part):
                    yield token, part, seen.first


def pieces_of(life: Life) -> frozenset[bytes]:
    """Return pieces of all that may hold anything, at most `MOST_PIECES` and one."""
    found: set[bytes] = set()
    for seen in life.payloads:
        for octets in seen.payload.rest:
            for at in range(len(octets) - PIECE + 1):
                piece = octets[at : at + PIECE]
                if len(set(piece)) >= _VARIED:
                    found.add(piece)
        if len(found) > MOST_PIECES:
            break
    return frozenset(found)


def numbers_run_on(old: Life, new: Life) -> bool:
    """True if the number of the data, in the header, goes on from the last to the first."""
    before, after = _set_numbers(old)[-1:], _set_numbers(new)[:1]
    return any(
        one & 0x0F == other & 0x0F and ((other >> 4) - (one >> 4)) % _SET_NUMBERS <= _SET_STEPS
        for one, other in zip(before, after, strict=False)
    )


def _set_numbers(life: Life) -> list[int]:
    """Return set (lower 4 bits) and number (upper 12) of all data, in order of first sighting."""
    return [
        (number & 0x0FFF) << 4 | number >> 12
        for seen in life.payloads
        for part in seen.payload.parts
        if part.id == SET_PART
        for number in (int.from_bytes(part.token, "little"),)
    ]


def counters_of(seen: Iterable[Payload]) -> Mapping[str, bytes]:
    """Return the last value of each counter, by part id."""
    return {
        part.id: part.token
        for payload in seen
        for part in payload.parts
        if part.stability is Stability.COUNTER and len(part.token) in _COUNTER_LENGTHS
    }


def counts_on(old: bytes, new: bytes) -> bool:
    """True if ``new`` is the value ``old`` or one of the 64 after it, in either octet order."""
    if len(old) != len(new):
        return False
    size = 1 << 8 * len(old)
    forward = (int.from_bytes(new) - int.from_bytes(old)) % size
    backward = (int.from_bytes(new, "little") - int.from_bytes(old, "little")) % size
    return min(forward, backward) <= _COUNTER_STEPS


def part_ids(lives: Sequence[Life]) -> tuple[str, ...]:
    """Return the ids of all understood parts, most telling first."""
    rank: dict[str, int] = {}
    for life in lives:
        for seen in life.payloads:
            for part in seen.payload.parts:
                place = 0 if _names_device(part) else 1 + _TELLING_ORDER.index(part.stability)
                rank[part.id] = min(place, rank.get(part.id, place))
    return tuple(sorted(rank, key=lambda one: (rank[one], one)))


def _names_device(part: PayloadPart) -> bool:
    return part.carries_address is not None or bool(part.serial)


def _never_changes(token: Token, part: PayloadPart) -> bool:
    if _names_device(part):
        return False
    return part.stability is Stability.FIXED and token.grip in (Grip.PART, Grip.TARGET)


def _part_tokens(part: PayloadPart) -> Iterator[Token]:
    if part.id != TARGET_PART:
        yield from _own_tokens(part)
    elif part.token:
        hidden = Identifier(IdentifierKind.BYTES, b"")
        yield Token(Grip.TARGET, (part.id, part.token), True, hidden)


def _own_tokens(part: PayloadPart) -> Iterator[Token]:
    if part.carries_address is not None:
        yield _token(Grip.ADDRESS, part.id, part.carries_address, unique=True)
    if part.serial:
        yield Token(
            Grip.SERIAL,
            (part.id, part.serial.encode("utf-8", "replace")),
            True,
            Identifier(IdentifierKind.NAME, part.serial),
        )
    if part.id in (NAME_PART, SET_PART) or _blank(part.token):
        return
    if part.stability in _LASTING:
        enough = len(part.token) >= MIN_TOKEN
        yield _token(Grip.PART if enough else Grip.DOUBT, part.id, part.token, unique=enough)
    elif part.stability is Stability.UNKNOWN:
        enough = len(part.token) >= MIN_UNKNOWN
        yield _token(Grip.PART if enough else Grip.DOUBT, part.id, part.token, unique=False)
    elif part.stability is Stability.STATE and len(part.token) >= MIN_TOKEN:
        yield _token(Grip.DOUBT, part.id, part.token, unique=False)


def _blank(token: bytes) -> bool:
    """Return whether a token is too short for anything, or was never set: zeros, or all ones."""
    return len(token) < _LEAST or not token.strip(b"\x00") or not token.strip(b"\xff")


def _token(grip: Grip, part: str, value: bytes, *, unique: bool) -> Token:
    kind = IdentifierKind.ADDRESS if grip is Grip.ADDRESS else IdentifierKind.BYTES
    return Token(grip, (part, value), unique, Identifier(kind, value))


def _name_token(name: str) -> Token:
    return Token(
        Grip.NAME,
        (NAME_PART, name.encode("utf-8", "replace")),
        name_kind(name).kind is not NameKind.MODEL,
        Identifier(IdentifierKind.NAME, name),
    )


def _has_unread_data(payload: Payload) -> bool:
    if payload.cut:
        return True
    read = any(part.id not in _HEADER_PARTS for part in payload.parts)
    return not read and any(one.kind in _DATA_KINDS for one in payload.structures)
