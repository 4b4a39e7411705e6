"""Everything heard, in bounded tables, until it is known what of it is the user's."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from exposure_check.engine.ble_table import BleTable, BleTrack, TrackKey
from exposure_check.engine.limits import Limits
from exposure_check.engine.net_table import NetTable, NetTrack
from exposure_check.engine.ports import Decoder
from exposure_check.engine.wifi_table import WifiTable
from exposure_check.engine.wifi_track import WifiTrack
from exposure_check.model.address import ADDRESS_LENGTH, BleAddressKind
from exposure_check.model.ble import Origin
from exposure_check.model.heard import Batch
from exposure_check.subject.candidate import Candidate, Medium

Place = tuple[Medium, bytes | TrackKey]
"""A table and an entry's key in it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The transmitters heard, as candidates, and the tables' entries behind them.

    ``wifi``, ``ble`` and ``net`` map a candidate's key to its table entry. ``points`` are the
    access points that were heard.
    """

    candidates: tuple[Candidate, ...]
    wifi: dict[int, tuple[bytes, WifiTrack]]
    ble: dict[int, tuple[TrackKey, BleTrack]]
    net: dict[int, tuple[bytes, NetTrack]]
    points: frozenset[bytes] = frozenset()

    def place(self, key: int) -> Place:
        """Return which table entry a candidate is; it stays, candidates are numbered anew.

        Raises:
            KeyError: there is no such candidate.
        """
        for medium, entries in (
            (Medium.WIFI, self.wifi),
            (Medium.BLE, self.ble),
            (Medium.NET, self.net),
        ):
            if key in entries:
                return medium, entries[key][0]
        raise KeyError


class Observation:
    """Takes in batches; lists who was heard.

    Args:
        limits: bounds of the tables.
        decoder: decodes a Bluetooth PDU as far as its sender's address.
        pinned: addresses that are never dropped when a table is full: the user's own.
    """

    def __init__(self, limits: Limits, decoder: Decoder, pinned: Callable[[bytes], bool]) -> None:
        self._limits = limits
        self._pinned = pinned
        self._own: frozenset[bytes] = frozenset()
        self.wifi = WifiTable(limits, self._keeps)
        self.ble = BleTable(limits, decoder, self._keeps)
        self.net = NetTable(limits, self._keeps)
        self.records = 0
        self.start = 0
        self.end = 0
        self.channels: dict[int, int] = {}
        self.others_let_go = 0
        """Frames of devices that were forgotten because they are not the user's."""
        self.others_most = 0
        """Other transmitters known at one time, at most; counted only when some are let go."""

    def pin(self, places: Collection[Place]) -> None:
        """Never drop these for want of room: the user's, however they came to be known.

        More than are judged as one device are a crowd, and a crowd is not pinned.
        """
        if len(places) > self._limits.judged:
            places = ()
        keys = (key if isinstance(key, bytes) else key[0] or key[5] for _, key in places)
        self._own = frozenset(key for key in keys if key)

    def _keeps(self, sender: bytes) -> bool:
        """Tell whether an address, or a system's own id in its place, is never dropped."""
        return sender in self._own or (len(sender) == ADDRESS_LENGTH and self._pinned(sender))

    def observe(self, batch: Batch) -> None:
        """Take in one batch."""
        self.records += batch.frames
        if batch.first_time:
            self.start = min(self.start or batch.first_time, batch.first_time)
            self.end = max(self.end, batch.last_time)
        for channel, frames in batch.channels.items():
            self.channels[channel] = self.channels.get(channel, 0) + frames
        if batch.points:
            self.wifi.note_points(batch.points)
        if batch.wifi:
            self.wifi.observe(batch.wifi)
        for form, rows in batch.ble.items():
            self.ble.observe(form, rows)
        if batch.net:
            self.net.observe(batch.net)

    def transmitters(self) -> dict[Medium, int]:
        """Return how many transmitters are known now, by medium."""
        self.ble.fold()
        return {
            Medium.WIFI: len(self.wifi),
            Medium.BLE: len(self.ble),
            Medium.NET: len(self.net),
        }

    def frames(self) -> dict[Medium, int]:
        """Return how many good frames there were, by medium; see `transmitters`."""
        return {
            Medium.WIFI: self.wifi.frames,
            Medium.BLE: self.ble.frames,
            Medium.NET: self.net.frames,
        }

    def let_go(self, before: int, mine: Collection[Place]) -> None:
        """Forget everybody silent since ``before`` (µs) whose place is not in ``mine``."""
        others = sum(self.transmitters().values()) - len(mine)
        self.others_most = max(self.others_most, others)
        self.others_let_go += (
            self.wifi.let_go(before, lambda address: (Medium.WIFI, address) in mine)
            + self.ble.let_go(before, lambda key: (Medium.BLE, key) in mine)
            + self.net.let_go(before, lambda address: (Medium.NET, address) in mine)
        )

    def listing(self) -> Listing:
        """Return all transmitters heard so far."""
        candidates: list[Candidate] = []
        wifi: dict[int, tuple[bytes, WifiTrack]] = {}
        ble: dict[int, tuple[TrackKey, BleTrack]] = {}
        net: dict[int, tuple[bytes, NetTrack]] = {}
        for address, track in self.wifi.items():
            key = len(candidates)
            wifi[key] = address, track
            candidates.append(
                Candidate(
                    key,
                    Medium.WIFI,
                    address,
                    track.frames,
                    track.rssi,
                    track.first,
                    track.last,
                    only_data=track.only_data,
                )
            )
        for place, heard in self.ble.items():
            key = len(candidates)
            ble[key] = place, heard
            candidates.append(_ble_candidate(key, place, heard))
        for address, host in self.net.items():
            key = len(candidates)
            net[key] = address, host
            candidates.append(
                Candidate(key, Medium.NET, address, host.frames, None, host.first, host.last)
            )
        return Listing(tuple(candidates), wifi, ble, net, frozenset(self.wifi.points))


def _ble_candidate(key: int, place: TrackKey, track: BleTrack) -> Candidate:
    address, kind, origin, classic, *_ = place
    only_asks = track.asked == track.frames
    return Candidate(
        key,
        Medium.BLE,
        address,
        track.frames,
        track.rssi,
        track.first,
        track.last,
        resolvable=kind is BleAddressKind.RESOLVABLE,
        told=origin is Origin.CONTROLLER_TOLD,
        advertises=not classic and origin is Origin.AIR and not only_asks,
        only_data=only_asks,
    )
