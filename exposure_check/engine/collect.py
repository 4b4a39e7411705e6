"""Turns the chosen transmitters' tracks into evidence: here, and only here, bodies are decoded."""

from collections.abc import Collection, Iterable
from itertools import islice

from exposure_check.engine.ble_table import BleTrack, TrackKey
from exposure_check.engine.judged import judged_ble, judged_wifi
from exposure_check.engine.limits import Limits
from exposure_check.engine.net_table import NetTrack
from exposure_check.engine.ports import Decoder
from exposure_check.engine.wifi_track import WifiTrack
from exposure_check.model.evidence import (
    BleEmitter,
    BlePayloadSeen,
    NetFactSeen,
    NetHost,
    WifiBodySeen,
    WifiEmitter,
    WifiJoin,
    WifiRun,
)
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.wifi import WifiBody


def wifi_emitters(
    chosen: Iterable[tuple[bytes, WifiTrack]],
    decoder: Decoder,
    limits: Limits,
    points: Collection[bytes] = (),
) -> tuple[WifiEmitter, ...]:
    """Decode the user's Wi-Fi addresses, in order of first sighting.

    Args:
        chosen: the user's addresses.
        decoder: of bodies.
        limits: how many are judged.
        points: access points that were heard: to search for one of them tells nothing.
    """
    entries, judged_runs = judged_wifi(chosen, limits)
    here = {key[1] for _, track in entries for key in track.joins if key[0] != _OF_ONE}
    memo, networks = _Bodies(decoder, here.union(points)), dict[bytes, int]()
    emitters = [
        _wifi_emitter(address, track, memo, networks, judged_runs.get(address))
        for address, track in entries
    ]
    return tuple(sorted(emitters, key=lambda emitter: emitter.first))


_OF_ONE = WifiSubtype.PROBE_OF_ONE.value
_JOINING = (
    WifiSubtype.AUTHENTICATION,
    WifiSubtype.ASSOCIATION_REQUEST,
    WifiSubtype.REASSOCIATION_REQUEST,
)


class _Bodies:
    """Decodes each distinct body once: addresses of one device mostly send the same ones.

    Attributes:
        points: access points that are here.
    """

    def __init__(self, decoder: Decoder, points: Collection[bytes]) -> None:
        self._decoder = decoder
        self.points = points
        self._known: dict[tuple[int, bytes], WifiBody] = {}

    def body(self, subtype: int, raw: bytes) -> WifiBody:
        """Return the decoded body."""
        key = (subtype, raw)
        if key not in self._known:
            self._known[key] = self._decoder.wifi_body(subtype, raw)
        return self._known[key]


def _wifi_emitter(
    address: bytes,
    track: WifiTrack,
    memo: _Bodies,
    networks: dict[bytes, int],
    judged_runs: int | None,
) -> WifiEmitter:
    probe = WifiSubtype.PROBE_REQUEST
    bodies = [
        WifiBodySeen(probe, memo.body(probe, raw), count, unpack_frame(frame, time))
        for raw, (count, frame, time) in track.bodies.items()
    ]
    joins, beside = [], []
    for (subtype, bssid, raw), entry in track.joins.items():
        if subtype == _OF_ONE and bssid in memo.points:
            continue
        count, first_frame, first_time, last_frame, last_time, first_number, last_number = entry
        body = memo.body(subtype, raw)
        kind, first = WifiSubtype(subtype), unpack_frame(first_frame, first_time)
        bodies.append(WifiBodySeen(kind, body, count, first))
        if kind not in (WifiSubtype.DATA, WifiSubtype.PROBE_OF_ONE):
            run = WifiRun(first_time, last_time, first_number, last_number, count, first)
            beside.append(run)
        if kind in _JOINING:
            network = networks.setdefault(bssid, len(networks))
            last = unpack_frame(last_frame, last_time)
            joins.append(WifiJoin(kind, first, last, count, network, body.ssid))
    return WifiEmitter(
        address,
        track.frames,
        track.probes,
        _runs(track, judged_runs),
        tuple(sorted(bodies, key=lambda seen: seen.first.time)),
        track.bodies_dropped,
        tuple(sorted(joins, key=lambda join: join.first.time)),
        track.rssi,
        track.first,
        track.last,
        tuple(sorted(beside, key=lambda run: run.start)),
    )


def _runs(track: WifiTrack, judged: int | None) -> tuple[WifiRun, ...]:
    return tuple(
        WifiRun(start, end, first, last, frames, unpack_frame(frame, start))
        for start, end, first, last, frames, frame in islice(track.runs(), judged)
    )


def ble_emitters(
    chosen: Iterable[tuple[TrackKey, BleTrack]], decoder: Decoder, limits: Limits
) -> tuple[BleEmitter, ...]:
    """Decode the user's Bluetooth addresses, in order of first sighting."""
    emitters = [_ble_emitter(place, track, decoder) for place, track in judged_ble(chosen, limits)]
    return tuple(sorted(emitters, key=lambda emitter: emitter.first.time))


def _ble_emitter(place: TrackKey, track: BleTrack, decoder: Decoder) -> BleEmitter:
    address, kind, origin, classic, paired_identity, *_ = place
    payloads = [
        BlePayloadSeen(decoder.ble_payload(raw), count, unpack_frame(frame, first), last)
        for raw, (count, frame, first, last) in track.payloads.items()
    ]
    return BleEmitter(
        address,
        kind,
        origin,
        classic,
        paired_identity,
        track.frames,
        tuple(sorted(payloads, key=lambda seen: seen.first.time)),
        track.payloads_dropped,
        track.rssi,
        unpack_frame(track.first_frame, track.first),
        track.last,
        track.scan_answers,
        track.discoverable,
        track.elsewhere,
        track.asked,
    )


def net_hosts(chosen: Iterable[tuple[bytes, NetTrack]], decoder: Decoder) -> tuple[NetHost, ...]:
    """Decode what the user's device told its network, by link address."""
    return tuple(
        NetHost(
            address,
            tuple(
                NetFactSeen(fact, count, unpack_frame(frame, time))
                for (protocol, raw), (count, frame, time) in track.packets.items()
                for fact in decoder.net_facts(protocol, address, raw)
            ),
            track.dropped,
            track.first,
            track.last,
            track.frames,
        )
        for address, track in chosen
    )
