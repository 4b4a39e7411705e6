"""How much of what is heard the engine keeps: the crowd may grow, the memory may not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the engine's tables.

    Attributes:
        devices: addresses per medium; the ones silent for longest go first.
        presences: addresses of which it is kept when they were heard, to tell one apart live: all
            that come and go in a test among five hundred people, or their rate is not known.
        kept_bytes: octets of distinct undecoded bodies, payloads or packets, per medium.
        bodies_per_device: distinct bodies, payloads or packets of one address.
        sightings: probe requests waiting to be sorted into bursts and bodies.
        waiting_bytes: octets of distinct bodies among them.
        runs: search bursts in all addresses together.
        runs_kept: newest bursts per address that stay, at most, when ``runs`` is exceeded.
        judged: addresses per medium that are judged as one device, in order of first sighting.
        judged_fixed: of addresses that can only be fixed (vendor-given, public, static random),
            as many more are judged whenever they came: one of them decides.
        judged_runs: search bursts that are judged, the earliest.
        adverts: distinct advertisements waiting to be sorted by address.
        memo: advertisements whose sender is remembered, so that a repeated one is not decoded.
    """

    devices: int = 8192
    presences: int = 8192
    kept_bytes: int = 10 * 1024 * 1024
    bodies_per_device: int = 64
    sightings: int = 262_144
    waiting_bytes: int = 8 * 1024 * 1024
    runs: int = 262_144
    runs_kept: int = 24
    judged: int = 512
    judged_fixed: int = 128
    judged_runs: int = 16384
    adverts: int = 16384
    memo: int = 16384


LIVE = Limits(
    devices=2048,
    kept_bytes=4 * 1024 * 1024,
    sightings=16_384,
    waiting_bytes=1024 * 1024,
    runs=12_000,
    runs_kept=24,
    adverts=4096,
    memo=4096,
)
"""Of a live check, which may last for an hour beside everything else that a computer does. The
user's own device is exempt once it is known (`exposure_check.engine.observation.Observation.pin`);
what others lose by it is counted, and then no all-clear rests on them."""

ENTRY_OVERHEAD = 200
"""Octets that keeping one body costs besides its own, roughly: counters and table slots."""
