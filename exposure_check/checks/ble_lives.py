"""The addresses of the user's device on the air, and how far each can be believed.

Rule B1 of the project's notes: a kind is believed after three good sightings (bit errors), or
after one if this computer told its own controller to use the address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exposure_check.checks.check import MIN_SIGHTINGS
from exposure_check.model.address import ADDRESS_LENGTH, BleAddressKind
from exposure_check.model.ble import Origin
from exposure_check.model.evidence import BleEmitter, BlePayloadSeen, Evidence
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier, IdentifierKind

SECOND = 1_000_000
MINUTE = 60 * SECOND
PROOF_FRAMES = 8

PRIVATE_KINDS = frozenset({BleAddressKind.RESOLVABLE, BleAddressKind.NON_RESOLVABLE})
FIXED_KINDS = frozenset({BleAddressKind.PUBLIC, BleAddressKind.STATIC_RANDOM})

_MOVING_PARTS = ("apple.find-my", "dult.", "google.find-hub")
"""Payloads whose sender draws new addresses of the static kind by design: Find My carries part of
a rotating key there (Heinrich et al., PoPETs 2021(3)), trackers follow the IETF DULT draft."""


@dataclass(frozen=True, slots=True)
class Life:
    """One address of the device from its first sighting to its last.

    Attributes:
        address: six octets, None if hidden.
        kind: by header bit and top bits.
        told: this computer told its own controller to use it.
        frames: good sightings.
        first, last: first sighting; µs of the last.
        rssi: mean dBm, None if never given.
        payloads: distinct payloads in order of first sighting.
        payloads_dropped: distinct payloads that were not kept.
        unheard: it pointed to data on other channels that was not heard.
    """

    address: bytes | None
    kind: BleAddressKind
    told: bool
    frames: int
    first: FrameRef
    last: int
    rssi: float | None
    payloads: tuple[BlePayloadSeen, ...]
    payloads_dropped: int
    unheard: bool

    @property
    def start(self) -> int:
        """Time of the first sighting, µs."""
        return self.first.time

    @property
    def span(self) -> int:
        """How long it was seen in use, µs."""
        return max(0, self.last - self.first.time)

    @property
    def sure(self) -> bool:
        """True if there were enough sightings to believe its kind."""
        return self.told or self.frames >= MIN_SIGHTINGS

    @property
    def moves_by_design(self) -> bool:
        """True for Find My and tracker messages: a new address now and then, whatever its kind."""
        return any(
            part.id.startswith(_MOVING_PARTS)
            for seen in self.payloads
            for part in seen.payload.parts
        )

    @property
    def fixed(self) -> bool:
        """True if an address of this kind stays, at least until the device restarts."""
        if self.kind is BleAddressKind.STATIC_RANDOM:
            return not self.moves_by_design
        return self.kind is BleAddressKind.PUBLIC

    @property
    def movable(self) -> bool:
        """True if the address may be replaced by another one while the device is in use."""
        if self.kind is BleAddressKind.STATIC_RANDOM:
            return self.moves_by_design
        return self.kind in PRIVATE_KINDS


def on_air(evidence: Evidence) -> tuple[Life, ...]:
    """Return the advertising addresses, one life each, in order of first sighting.

    Classic answers and addresses that a controller had already resolved are not among them. Nor
    are changing addresses that were only asked with, beside which the device has others: see
    `asking`.
    """
    return _lives(one for one in evidence.ble if not one.only_asks or one.kind in FIXED_KINDS)


def asking(evidence: Evidence) -> tuple[Life, ...]:
    """Return the addresses with which it asked or called others, and never advertised."""
    return _lives(one for one in evidence.ble if one.only_asks)


def _lives(heard: Iterable[BleEmitter]) -> tuple[Life, ...]:
    together: dict[tuple[bytes | None, BleAddressKind], list[BleEmitter]] = {}
    for emitter in heard:
        if not emitter.classic and not emitter.paired_identity:
            together.setdefault((emitter.address, emitter.kind), []).append(emitter)
    return in_order(_life(emitters) for emitters in together.values())


def identities(evidence: Evidence) -> tuple[Life, ...]:
    """Return the addresses a controller put in the place of the ones on the air."""
    return in_order(_life([one]) for one in evidence.ble if one.paired_identity)


def in_order(lives: Iterable[Life]) -> tuple[Life, ...]:
    """Return the lives by first sighting."""
    return tuple(sorted(lives, key=lambda life: (life.start, life.first.number, life.last)))


def sure(lives: Iterable[Life]) -> tuple[Life, ...]:
    """Return the lives whose kind can be believed."""
    return tuple(life for life in lives if life.sure)


def doubtful(lives: Sequence[Life]) -> tuple[Life, ...]:
    """Return lives seen too rarely to judge that could still expose: of a fixed kind or reserved.

    One bit away from a believed address, or the same with the other header bit, is a bit error.
    """
    believed = {life.address for life in lives if life.sure and life.address is not None}
    return tuple(
        life
        for life in lives
        if not life.sure
        and life.address is not None
        and not life.movable
        and life.address not in believed
        and believed.isdisjoint(_neighbours(life.address))
    )


def examples(lives: Iterable[Life]) -> tuple[FrameRef, ...]:
    """Return the first frames of at most eight lives."""
    return tuple(life.first for life in lives)[:PROOF_FRAMES]


def minutes_up(microseconds: int) -> int:
    """Return whole minutes, rounded up, at least 1."""
    return max(1, -(-microseconds // MINUTE))


def _neighbours(address: bytes) -> Iterable[bytes]:
    number = int.from_bytes(address)
    for bit in range(ADDRESS_LENGTH * 8):
        yield (number ^ (1 << bit)).to_bytes(ADDRESS_LENGTH)


def _life(emitters: Sequence[BleEmitter]) -> Life:
    strengths = [(one.rssi, one.frames) for one in emitters if one.rssi is not None]
    weight = sum(frames for _, frames in strengths)
    first = min((one.first for one in emitters), key=lambda ref: (ref.time, ref))
    return Life(
        emitters[0].address,
        emitters[0].kind,
        any(one.origin is Origin.CONTROLLER_TOLD for one in emitters),
        sum(one.frames for one in emitters),
        first,
        max(first.time, *(one.last for one in emitters)),
        sum(rssi * frames for rssi, frames in strengths) / weight if weight else None,
        tuple(
            sorted(
                (seen for one in emitters for seen in one.payloads),
                key=lambda seen: seen.first.time,
            )
        ),
        sum(one.payloads_dropped for one in emitters),
        any(one.unheard for one in emitters),
    )


def shown_address(address: bytes, kind: BleAddressKind) -> Identifier:
    """Return an address to show: only a public one has a vendor's half that may stay visible."""
    public = kind is BleAddressKind.PUBLIC
    return Identifier(IdentifierKind.ADDRESS if public else IdentifierKind.RANDOM_ADDRESS, address)
