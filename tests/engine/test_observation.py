from collections import Counter

import pytest

from exposure_check.engine.limits import Limits
from exposure_check.engine.observation import Observation
from exposure_check.model.heard import Batch, BleForm
from exposure_check.subject.candidate import Medium
from tests.engine.made import SECOND, MadeDecoder, address, advert, probe


def batch(start, end, **rows):
    return Batch(
        frames=10,
        channels=Counter({6: 2, -37: 1}),
        first_time=start * SECOND,
        last_time=end * SECOND,
        **rows,
    )


def test_batches_add_up():
    one = Observation(Limits(), MadeDecoder(), lambda _address: False)
    one.observe(batch(5, 9, wifi=[probe(5, sender=1)]))
    one.observe(batch(3, 7, ble={BleForm.LINK_LAYER: [advert(3, sender=2)]}))
    one.observe(batch(4, 8, net=[(4 * SECOND, 1, address(3), 0, b"x")]))
    one.observe(Batch())
    assert (one.records, one.start, one.end) == (30, 3 * SECOND, 9 * SECOND)
    assert one.channels == {6: 6, -37: 3}


def test_the_listing_names_every_transmitter_once():
    one = Observation(Limits(), MadeDecoder(), lambda _address: False)
    one.observe(
        batch(
            1,
            2,
            wifi=[probe(1, sender=1), probe(1, sender=2)],
            ble={BleForm.LINK_LAYER: [advert(1, sender=1)]},
            net=[(SECOND, 1, address(1), 0, b"x")],
        )
    )
    listing = one.listing()
    assert [(seen.medium, seen.address) for seen in listing.candidates] == [
        (Medium.WIFI, address(1)),
        (Medium.WIFI, address(2)),
        (Medium.BLE, address(1)),
        (Medium.NET, address(1)),
    ]
    assert [seen.key for seen in listing.candidates] == [0, 1, 2, 3]
    assert (set(listing.wifi), set(listing.ble), set(listing.net)) == ({0, 1}, {2}, {3})
    assert listing.candidates[2].resolvable


def everybody(first):
    return batch(
        first,
        first,
        wifi=[probe(first, sender=first, body=b"body"), probe(first, sender=50, body=b"body")],
        ble={BleForm.LINK_LAYER: [advert(first, sender=first, payload=b"x")]},
        net=[(first * SECOND, 1, address(first), 0, b"x")],
    )


def test_others_are_let_go_in_every_medium_and_counted():
    one = Observation(Limits(), MadeDecoder(), lambda _address: False)
    for first in (1, 2, 90):
        one.observe(everybody(first))
    assert one.transmitters() == {Medium.WIFI: 4, Medium.BLE: 3, Medium.NET: 3}
    listing = one.listing()
    mine = [listing.place(candidate.key) for candidate in listing.candidates if candidate.key == 0]
    assert mine == [(Medium.WIFI, address(1))]
    one.let_go(80 * SECOND, mine)
    assert one.transmitters() == {Medium.WIFI: 3, Medium.BLE: 1, Medium.NET: 1}
    assert one.others_let_go == 1 + 2 + 2
    assert one.others_most == 9
    assert one.frames() == {Medium.WIFI: 6, Medium.BLE: 3, Medium.NET: 3}
    one.let_go(200 * SECOND, mine)
    assert [place for place, _ in one.wifi.items()] == [address(1)]
    assert one.ble._kept == one.net._kept == 0
    assert one.wifi._kept.octets == len(b"body") + 200
    assert len(one.listing().candidates) == 1


def test_places_name_table_entries_of_every_medium():
    one = Observation(Limits(), MadeDecoder(), lambda _address: False)
    one.observe(everybody(1))
    listing = one.listing()
    places = [listing.place(candidate.key) for candidate in listing.candidates]
    assert [medium for medium, _ in places] == [Medium.WIFI, Medium.WIFI, Medium.BLE, Medium.NET]
    with pytest.raises(KeyError):
        listing.place(99)


TIGHT = Limits(devices=8, kept_bytes=2_000, runs=12, runs_kept=2, judged=3, sightings=8)


def crowd(first, count=40):
    """Strangers, one a second, each with a body of its own."""
    return batch(
        first,
        first + count,
        wifi=[probe(first + n, sender=1000 * first + n, body=n.to_bytes(80)) for n in range(count)],
        ble={
            BleForm.LINK_LAYER: [
                advert(first + n, sender=1000 * first + n, payload=n.to_bytes(80))
                for n in range(count)
            ]
        },
        net=[
            ((first + n) * SECOND, 1, address(1000 * first + n), 0, n.to_bytes(80))
            for n in range(count)
        ],
    )


def places_of(one, sender):
    listing = one.listing()
    return {listing.place(seen.key) for seen in listing.candidates if seen.address == sender}


def own_batch(time, body):
    return batch(
        time,
        time,
        wifi=[probe(time, sender=7, body=body)],
        ble={BleForm.LINK_LAYER: [advert(time, sender=7, payload=body)]},
        net=[(time * SECOND, 1, address(7), 0, body)],
    )


def test_what_is_known_to_be_the_users_outlasts_any_crowd():
    one = Observation(TIGHT, MadeDecoder(), lambda _address: False)
    one.observe(own_batch(1, b"first"))
    one.pin(places_of(one, address(7)))
    for first in range(2, 2000, 50):
        one.observe(crowd(first))
    one.observe(own_batch(3000, b"second"))
    places = places_of(one, address(7))
    assert {medium for medium, _ in places} == set(Medium)
    tracks = dict(one.wifi.items()), dict(one.ble.items()), dict(one.net.items())
    assert [set(track.bodies) for at, track in tracks[0].items() if at == address(7)] == [
        {b"first", b"second"}
    ]
    (ble,) = [track for key, track in tracks[1].items() if key[0] == address(7)]
    assert set(ble.payloads) == {b"first", b"second"}
    assert set(tracks[2][address(7)].packets) == {(0, b"first"), (0, b"second")}
    assert all(len(table) <= TIGHT.devices + 1 for table in tracks)


def test_a_crowd_is_not_pinned():
    one = Observation(TIGHT, MadeDecoder(), lambda _address: False)
    one.observe(crowd(1, 6))
    one.pin([one.listing().place(seen.key) for seen in one.listing().candidates])
    for first in range(50, 500, 50):
        one.observe(crowd(first))
    assert len(one.wifi) <= TIGHT.devices


def test_a_full_table_keeps_the_users_bursts():
    one = Observation(TIGHT, MadeDecoder(), lambda sender: sender == address(7))
    for time in range(0, 90, 30):
        one.observe(batch(time, time, wifi=[probe(time, sender=7)]))
    for time in range(100, 400, 30):
        one.observe(batch(time, time, wifi=[probe(time, sender=n) for n in range(1, 4)]))
    runs = {sender: track.runs_known for sender, track in one.wifi.items()}
    assert runs[address(7)] == 3
    assert sum(runs.values()) <= TIGHT.runs
