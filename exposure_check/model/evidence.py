"""What was heard of the user's own device: all that a check may see.

Everything is frozen, in time order, and holds nothing of any other device.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import Origin, Payload
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import Discard, Problem, WifiSubtype
from exposure_check.model.net import NetFact
from exposure_check.model.wifi import WifiBody


@dataclass(frozen=True, slots=True)
class WifiRun:
    """Probe requests of one address with gaps of at most 2 s.

    Attributes:
        start, end: µs.
        first_sequence, last_sequence: 0 to 4095.
        frames: good frames in the run.
        first: the first frame of the run.
    """

    start: int
    end: int
    first_sequence: int
    last_sequence: int
    frames: int
    first: FrameRef


@dataclass(frozen=True, slots=True)
class WifiBodySeen:
    """One distinct frame body of one address: how often, and where first."""

    subtype: WifiSubtype
    body: WifiBody
    frames: int
    first: FrameRef


@dataclass(frozen=True, slots=True)
class WifiJoin:
    """One authentication, association or reassociation request.

    ``network`` is a small number standing for the BSSID, equal for equal BSSIDs within this
    evidence; the BSSID itself is someone else's and is not kept. ``ssid`` is None if the frame
    names none.
    """

    subtype: WifiSubtype
    first: FrameRef
    last: FrameRef
    frames: int
    network: int
    ssid: bytes | None


@dataclass(frozen=True, slots=True)
class WifiEmitter:
    """One transmitter address of the user's device.

    Attributes:
        address: six octets.
        frames: all good frames of the kinds in `WifiSubtype`.
        probes: good probe requests among them.
        runs: of probe requests, in order; empty if it only joined.
        bodies: distinct bodies, in order of first sighting, at most 64.
        bodies_dropped: distinct bodies beyond that bound.
        joins: in order of first sighting.
        rssi: mean dBm, None if never given.
        first, last: µs.
        beside: when other management frames than probe requests were sent, and with which sequence
            numbers, by distinct body, in order.

    Of data frames one every few seconds is counted, and of a long recording only the first are
    looked at.
    """

    address: bytes
    frames: int
    probes: int
    runs: tuple[WifiRun, ...]
    bodies: tuple[WifiBodySeen, ...]
    bodies_dropped: int
    joins: tuple[WifiJoin, ...]
    rssi: float | None
    first: int
    last: int
    beside: tuple[WifiRun, ...] = ()


@dataclass(frozen=True, slots=True)
class BlePayloadSeen:
    """One distinct advertising payload under one address, with its life in µs."""

    payload: Payload
    frames: int
    first: FrameRef
    last: int


@dataclass(frozen=True, slots=True)
class BleEmitter:
    """One Bluetooth address of the user's device.

    Attributes:
        address: six octets, None if hidden.
        kind: by header bit and top bits.
        origin: heard, or told to the own controller.
        classic: from an inquiry result.
        paired_identity: the address is an identity that a controller resolved, not the address
            on the air.
        frames: good sightings.
        payloads: distinct payloads in order of first sighting, at most 64; empty payloads too.
        payloads_dropped: distinct payloads beyond that bound.
        rssi: mean dBm, None if never given.
        first: first sighting; last: µs of the last.
        scan_answers: scan responses among the sightings: a device may say its name only there.
        discoverable: True if it answered a classic inquiry or its host ever told it to, False if
            its host only told it not to, None if nothing is known.
        elsewhere: sightings that only point to another channel, where the data is sent.
        asked: sightings that are requests to other devices.
    """

    address: bytes | None
    kind: BleAddressKind
    origin: Origin
    classic: bool
    paired_identity: bool
    frames: int
    payloads: tuple[BlePayloadSeen, ...]
    payloads_dropped: int
    rssi: float | None
    first: FrameRef
    last: int
    scan_answers: int = 0
    discoverable: bool | None = None
    elsewhere: int = 0
    asked: int = 0

    @property
    def only_asks(self) -> bool:
        """True if it was never heard advertising, only asking or calling others."""
        return 0 < self.asked == self.frames

    @property
    def unheard(self) -> bool:
        """True if it pointed to data on other channels, and none was heard."""
        return self.elsewhere > 0 and not any(seen.payload.data for seen in self.payloads)


@dataclass(frozen=True, slots=True)
class NetFactSeen:
    """One distinct thing told to the network, how often and where first."""

    fact: NetFact
    count: int
    first: FrameRef


@dataclass(frozen=True, slots=True)
class NetHost:
    """One link address of the user's device on a network, and what it told there."""

    address: bytes
    facts: tuple[NetFactSeen, ...]
    facts_dropped: int
    first: int
    last: int
    frames: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was listened to; stands beside every verdict.

    Attributes:
        start, end: µs of the first and last record of any kind; 0 if none.
        records: records read in all sources.
        mine: good frames of the user's device.
        others: frames of other devices of kinds that were understood: counted, then dropped.
        other_devices: how many transmitters that were.
        bursts: Wi-Fi search bursts of the user's device.
        channels: good frames per channel (Wi-Fi positive, BLE advertising -37, -38, -39).
        discarded: records left out, by reason.
        problems: what could not be read, and where.
        incomplete: True if signals of the user's device may be among what was cut off or let go:
            then nothing can be called protected.
        short: True if the device was heard for too short a time to be called protected.
        several: True if what was taken for one device looks like more than one: then nothing can
            be called protected, and what was found may be another's.
    """

    start: int
    end: int
    records: int
    mine: int
    others: int
    other_devices: int
    bursts: int
    channels: Mapping[int, int] = field(default_factory=dict)
    discarded: Mapping[Discard, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    incomplete: bool = False
    short: bool = False
    several: bool = False

    @property
    def seconds(self) -> float:
        """Length of the observation in seconds."""
        return (self.end - self.start) / 1_000_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything heard of the user's device.

    ``hardware`` holds addresses known to be the device's own hardware addresses: named by the
    user with ``address=``; a global address it was heard with is found by the checks themselves.
    """

    wifi: tuple[WifiEmitter, ...]
    ble: tuple[BleEmitter, ...]
    net: tuple[NetHost, ...]
    coverage: Coverage
    hardware: frozenset[bytes] = frozenset()
