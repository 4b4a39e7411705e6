"""What the made crowds are heard with is what the program's own table would hold."""

import random

import pytest

from benchmarks.crowd_devices import Noise, crowd
from benchmarks.crowd_ear import Ear, MadePresence, micro
from exposure_check.subject.presence import Presence


def observed(times, rssis):
    presence = Presence(micro(times[0]), rssis[0])
    for time, rssi in zip(times[1:], rssis[1:], strict=True):
        presence.observe(micro(time), rssi)
    return presence


@pytest.mark.parametrize("seconds", [1, 9, 60, 511, 512, 513, 519, 520, 600])
def test_a_presence_made_at_once_is_the_one_observed(seconds):
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    for share in (1.0, 0.7, 0.1):
        times = [0.5] + [s + draw.random() for s in range(1, seconds) if draw.random() < share]
        rssis = [draw.randint(-96, -20) for _ in times]
        mask = sum(1 << int(time) for time in {int(time) for time in times})
        made = MadePresence(times, rssis, mask)
        assert made._octets == observed(times, rssis)._octets


def test_an_ear_cuts_what_it_heard_as_if_it_had_listened_for_that_long():
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    noise = Noise(random.Random(seed))
    ear = Ear(crowd(draw, 20, 580.0), draw, noise)
    for since, until in ((0.0, 300.0), (100.5, 130.25), (0.0, 580.0)):
        heard = ear.heard(until, since)
        assert heard
        for one in heard:
            track = ear._tracks[one.key]
            pairs = zip(track.times, track.rssis, strict=True)
            kept = [(time, rssi) for time, rssi in pairs if since <= time < until]
            expected = observed([time for time, _ in kept], [rssi for _, rssi in kept])
            assert one.presence._octets == expected._octets
            assert one.kind == ear.devices[ear.owner[one.key]].kind
