"""A Bluetooth LE advertisement, decoded, and what is known about its payloads."""

from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.address import BleAddressKind


class Origin(StrEnum):
    """Where the knowledge of an advertisement comes from."""

    AIR = "air"
    """Heard by a receiver."""
    CONTROLLER_TOLD = "controller-told"
    """This host's own command to its controller; one sighting is exact."""


class Stability(StrEnum):
    """How long a part of a payload stays the same, and so what it can link."""

    FIXED = "fixed"
    """Never changes: identifies the device for its life."""
    LONG = "long"
    """Survives address changes by design or by known flaw."""
    COUNTER = "counter"
    """Increments: the next value follows from the last."""
    ROTATES = "rotates"
    """Changes in step with the address when the sender follows its specification."""
    MODEL = "model"
    """The same for all devices of a model or maker."""
    STATE = "state"
    """What the user is doing now: battery, activity, lid."""
    UNKNOWN = "unknown"


SET_HEADER, TRAIN_HEADER = 0xFD, 0xFE
"""Types that are no one's, for structures made of what stands in a PDU's header and not in its
data: the number of the data and its set, and where a train of further advertisements runs."""


@dataclass(frozen=True, slots=True)
class AdStructure:
    """One AD structure (Core Vol 3 Part C 11): its type octet and data."""

    kind: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PayloadPart:
    """One understood part of a payload.

    Attributes:
        id: stable id, e.g. ``apple.nearby-info``, ``microsoft.cdp``, ``name``; names a file of
            words in ``resources/payloads``.
        stability: how long its token stays the same.
        token: the bytes that would link two advertisements; empty if none.
        carries_address: the classic or hardware address found inside, else None.
        serial: a serial number found inside, else None.
    """

    id: str
    stability: Stability
    token: bytes = b""
    carries_address: bytes | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class AdvertHead:
    """What is needed to tell whose an advertisement is; cheap to decode, for every row.

    Attributes:
        address: six octets; None if the system or an anonymous PDU hides it.
        kind: by header bit and top bits.
        payload: the AD structures, raw.
        origin: heard, or told to the own controller.
        classic: True for a classic inquiry result.
        paired_identity: True if a controller already resolved the address to an identity.
        discoverable: True if it answered an inquiry or was told to, False if told not to, None
            if this says nothing about it.
        scan_answer: True for a scan response: the device was asked for all it says.
        system_id: the system's own 16-octet id of a device whose address it hides, which keeps
            devices apart; it means nothing outside this computer. None if there is an address.
        elsewhere: True if it only points to another channel, where its data is sent.
        asks: True for a request to another device, which says whose it is and nothing more.
    """

    address: bytes | None
    kind: BleAddressKind
    payload: bytes
    origin: Origin = Origin.AIR
    classic: bool = False
    paired_identity: bool = False
    discoverable: bool | None = None
    scan_answer: bool = False
    system_id: bytes | None = None
    elsewhere: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Payload:
    """Advertising data, decoded: only ever for the user's own device.

    Attributes:
        structures: AD structures in order.
        cut: True if a structure claims more octets than there are, or more were given than are
            read (64 structures, 128 parts).
        name: complete or shortened local name, decoded as UTF-8 with replacement.
        parts: what is understood of manufacturer data, service data and the rest.
        raw: the undecoded octets, for comparing.
        rest: of each structure that may hold anything, what follows the numbers of maker, service
            and message: compared piece by piece, for a part that stays.
    """

    structures: tuple[AdStructure, ...]
    cut: bool
    name: str | None
    parts: tuple[PayloadPart, ...]
    raw: bytes
    rest: tuple[bytes, ...] = ()

    @property
    def data(self) -> bool:
        """True if it holds anything but what its header said."""
        return any(one.kind not in (SET_HEADER, TRAIN_HEADER) for one in self.structures)
