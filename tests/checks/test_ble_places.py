from itertools import pairwise
from random import Random

from exposure_check.checks.ble_lives import on_air
from exposure_check.checks.ble_places import counts_on, stays_in_places
from exposure_check.model.ble import Payload
from tests.checks.ble_made import RPA, emitter, evidence

KEPT = bytes.fromhex("9f3a71c4d2")
new = Random(3).randbytes


def lives(*rests):
    """One address for each, which sends nothing but it, and an empty answer."""
    made = (
        emitter(
            address,
            900 * turn,
            900 * turn + 850,
            Payload((), False, None, (), b"", rest=(rest,)),
            Payload((), False, None, (), b""),
        )
        for turn, (address, rest) in enumerate(zip(RPA, rests, strict=False))
    )
    return on_air(evidence(*made))


def pairs(*rests):
    found = lives(*rests)
    return list(pairwise(found))


def between(kept):
    return b"".join(bytes((one, *new(1))) for one in kept)


def test_octets_that_stay_between_others():
    assert stays_in_places(*lives(between(KEPT), between(KEPT)))
    assert not stays_in_places(*lives(between(KEPT[:3]), between(KEPT[:3])))
    assert not stays_in_places(*lives(between(KEPT), between(KEPT) + b"!"))
    assert not stays_in_places(*lives(bytes(20), bytes(20)))
    assert not stays_in_places(*lives(new(20), new(20)))
    assert not stays_in_places(*lives(KEPT[:4], KEPT[:4]))


def test_a_clock_moves_ahead_a_little_with_every_change():
    for order in ("big", "little"):
        clock = [new(3) + (7_000_000 + 870 * turn).to_bytes(4, order) for turn in range(4)]
        assert counts_on(pairs(*clock))
        assert not counts_on(pairs(*clock[:3]))
        assert not counts_on(pairs(*clock[::-1]))
    far = [(7_000_000 + 5000 * turn).to_bytes(4) for turn in range(4)]
    assert not counts_on(pairs(*far))
    assert not counts_on(pairs(*(new(16) for _ in range(4))))
    assert not counts_on(pairs(*(KEPT + new(turn) for turn in range(4))))
