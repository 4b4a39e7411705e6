"""Spread of signal strength in labelled captures: ``python -m benchmarks.crowd_spread FOLDER``.

Every address heard at least 200 times over at least 25 s counts. Its sightings are put into seconds
and into tens of seconds; spreads are root mean squares of what is left when the mean of the address
is taken away (of the second, for sightings), over all addresses together.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

from exposure_check.model.heard import Discard
from exposure_check.radio.capture_file import CaptureFile
from exposure_check.radio.decoder import RadioDecoder

_SECOND = 1_000_000
_SIGHTINGS, _SECONDS, _BLOCK = 200, 25, 10
_BLOCK_SIGHTINGS = 30

Track = Sequence[tuple[int, int]]
"""Times (µs) and strengths (dBm) of one address."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Spreads in dB.

    Attributes:
        tracks: addresses.
        sightings: of sightings around the mean of their second.
        seconds: of means of one second around the mean of the address.
        blocks: of means of ten seconds around the mean of these.
        neighbours: of differences between means of ten seconds that follow each other.
        largest: the largest such difference.
        pairs: how many of them.
    """

    tracks: int
    sightings: float
    seconds: float
    blocks: float
    neighbours: float
    largest: float
    pairs: int


def tracks_in(paths: Iterable[Path]) -> list[Track]:
    """Return the addresses of each capture that were heard for long enough."""
    decoder = RadioDecoder()
    found: list[Track] = []
    for path in paths:
        heard: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
        for batch in CaptureFile(str(path), 0, sys.stdin.buffer).batches():
            for form, rows in batch.ble.items():
                for time, _, rssi, raw in rows:
                    head = decoder.ble_head(form, raw)
                    if not isinstance(head, Discard) and head.address is not None:
                        heard[head.address].append((time, rssi))
        found += [track for track in heard.values() if _long(track)]
    return found


def spread(tracks: Sequence[Track]) -> Spread:
    """Return how much signal strength spreads."""
    sightings: list[float] = []
    seconds: list[float] = []
    blocks: list[float] = []
    steps: list[float] = []
    for track in tracks:
        everything = mean(rssi for _, rssi in track)
        for second in _parts(track, 1, lambda _: True):
            sightings += [rssi - mean(second) for rssi in second]
            seconds.append(mean(second) - everything)
        means = [
            mean(part) for part in _parts(track, _BLOCK, lambda part: len(part) > _BLOCK_SIGHTINGS)
        ]
        blocks += [one - mean(means) for one in means]
        steps += [abs(other - one) for one, other in pairwise(means)]
    return Spread(
        len(tracks),
        _rms(sightings),
        _rms(seconds),
        _rms(blocks),
        _rms(steps),
        max(steps),
        len(steps),
    )


def _long(track: Track) -> bool:
    return len(track) >= _SIGHTINGS and track[-1][0] - track[0][0] >= _SECONDS * _SECOND


def _parts(track: Track, seconds: int, wanted: Callable[[list[int]], bool]) -> list[list[int]]:
    parts: dict[int, list[int]] = defaultdict(list)
    for time, rssi in track:
        parts[(time - track[0][0]) // (seconds * _SECOND)].append(rssi)
    return [part for _, part in sorted(parts.items()) if wanted(part)]


def _rms(values: Sequence[float]) -> float:
    return math.sqrt(sum(value * value for value in values) / len(values))


def main() -> int:
    """Print the spreads of all pcapng files in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    print(spread(tracks_in(sorted(parser.parse_args().folder.rglob("*.pcapng")))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
