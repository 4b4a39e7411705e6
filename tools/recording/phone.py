"""Made phones: what one sends while it searches for Wi-Fi and while it advertises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tools.recording import ble, wifi
from tools.recording.files import Record

SECOND = 1_000_000

_PROBE_REQUEST = 4
_CHANNEL = 6
_ASKED_EVERY = 10

_RATES = wifi.element(1, bytes.fromhex("82848b960c121824"))
_MORE_RATES = wifi.element(50, bytes.fromhex("3048606c"))
_HT = wifi.element(45, bytes.fromhex("2d001bff") + bytes(22))
_CAPABILITIES = wifi.element(127, bytes.fromhex("0400080000000040"))

MODEL = _RATES + _MORE_RATES + wifi.element(3, bytes([_CHANNEL])) + _HT + _CAPABILITIES
"""Elements that a made phone model sends after the network's name."""


@dataclass(frozen=True, slots=True)
class WifiHabit:
    """How a phone searches.

    Attributes:
        address: fixed address, None for a new 46-bit random one in every burst.
        keeps_counting: whether sequence numbers go on over a change of address.
        names: networks it asks for by name in every burst, besides "any".
        extra: elements after those of the model.
        bursts: starts, in seconds since the start of the recording.
    """

    address: bytes | None
    keeps_counting: bool
    names: Sequence[str]
    extra: bytes
    bursts: Sequence[int]


def searches(habit: WifiHabit, start: int, random: Random) -> Iterator[Record]:
    """Yield radiotap records of one phone's probe requests, in order of time."""
    sequence = random.getrandbits(12)
    for offset in habit.bursts:
        address = habit.address or random_address(random)
        if not habit.keeps_counting:
            sequence = random.getrandbits(12)
        time = start + offset * SECOND + random.getrandbits(18)
        for name in ("", *habit.names) * 4:
            body = wifi.element(0, name.encode()) + MODEL + habit.extra
            frame = wifi.management(_PROBE_REQUEST, address, sequence, body)
            signal = -42 - random.getrandbits(3)
            yield time, wifi.radiotap(_CHANNEL, signal) + wifi.with_fcs(frame)
            sequence += 1
            time += 20_000 + random.getrandbits(13)


def random_address(random: Random) -> bytes:
    """Return a unicast, locally administered address with 46 random bits."""
    octets = random.getrandbits(48).to_bytes(6, "big")
    return bytes([octets[0] & 0xFC | 0x02]) + octets[1:]


@dataclass(frozen=True, slots=True)
class BleLife:
    """One address of a phone, with what it advertises, in seconds since the start.

    ``answers``: somebody asks it for more, and it answers with nothing (an empty scan response).
    """

    start: float
    end: float
    address: bytes
    data: bytes
    random: bool = True
    every: float = 6.0
    answers: bool = False


def advertises(lives: Sequence[BleLife], random: Random) -> Iterator[tuple[float, int, BleLife]]:
    """Yield when, how strong (dBm) and in which life an advertisement is heard, in order of time.

    The first and the last moment of each life are always heard.
    """
    for life in lives:
        moment = life.start
        while moment < life.end:
            yield moment, -48 - random.getrandbits(3), life
            moment += life.every + random.getrandbits(10) / 1024
        yield life.end, -48 - random.getrandbits(3), life


def by_sniffer(lives: Sequence[BleLife], start: int, random: Random) -> Iterator[Record]:
    """Yield records of link type 256, as a sniffer writes them that visits the channels in turn."""
    for turn, (moment, signal, life) in enumerate(advertises(lives, random)):
        pdu = ble.advertising(ble.ADV_IND, life.address, life.data, random=life.random)
        channel = (37, 38, 39)[turn % 3]
        time = start + round(moment * SECOND)
        yield time, ble.sniffed(pdu, channel, signal)
        if life.answers and turn % _ASKED_EVERY == 0:
            empty = ble.advertising(ble.SCAN_RSP, life.address, b"", random=life.random)
            yield time + 400, ble.sniffed(empty, channel, signal)


def by_computer(lives: Sequence[BleLife], start: int, random: Random) -> Iterator[Record]:
    """Yield H4 packets, as a computer writes them that scans with its own Bluetooth."""
    for moment, signal, life in advertises(lives, random):
        report = ble.extended_report(life.address, life.data, signal, random=life.random)
        yield start + round(moment * SECOND), report
