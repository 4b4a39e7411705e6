from exposure_check.checks.ble_lives import (
    MINUTE,
    asking,
    doubtful,
    examples,
    identities,
    minutes_up,
    on_air,
    sure,
)
from exposure_check.model.ble import Origin
from tests.checks.ble_made import PUBLIC, RESERVED, RPA, STATIC, emitter, evidence, part, payload


def test_one_life_per_address_in_order():
    heard = evidence(
        emitter(RPA[1], 50, 60, payload(name="b"), frames=2, rssi=-40.0),
        emitter(RPA[0], 10, 20),
        emitter(RPA[1], 5, 30, payload(name="a"), frames=6, rssi=-60.0),
    )
    first, second = on_air(heard)
    assert (first.address, second.address) == (RPA[1], RPA[0])
    assert (first.start, first.last, first.span) == (5_000_000, 60_000_000, 55_000_000)
    assert first.frames == 8
    assert first.rssi == -55.0
    assert [seen.payload.name for seen in first.payloads] == ["a", "b"]


def test_resolved_and_classic_addresses_are_not_on_the_air():
    heard = evidence(
        emitter(PUBLIC, 0, 9, paired_identity=True), emitter(PUBLIC, 0, 9, classic=True)
    )
    assert on_air(heard) == ()
    assert [life.address for life in identities(heard)] == [PUBLIC]


def test_three_sightings_or_the_own_word():
    lives = on_air(
        evidence(
            emitter(RPA[0], 0, 9, frames=2),
            emitter(RPA[1], 0, 9, frames=3),
            emitter(RPA[2], 0, 9, frames=1, origin=Origin.CONTROLLER_TOLD),
        )
    )
    assert {life.address for life in sure(lives)} == {RPA[1], RPA[2]}


def test_doubts_are_rare_fixed_addresses_that_no_bit_error_explains():
    def doubts(*more):
        lives = on_air(evidence(emitter(RPA[0], 0, 9), *more))
        return [life.address for life in doubtful(lives)]

    assert doubts() == []
    assert doubts(emitter(STATIC, 0, 9, frames=2)) == [STATIC]
    assert doubts(emitter(RESERVED, 0, 9, frames=2)) == [RESERVED]
    assert doubts(emitter(RPA[5], 0, 9, frames=2)) == []
    assert doubts(emitter(RPA[0], 0, 9, frames=2, random=False)) == []
    flipped = bytes((RPA[0][0] | 0x80,)) + RPA[0][1:]
    assert doubts(emitter(flipped, 0, 9, frames=2)) == []


def test_what_may_move():
    find_my = payload(part("apple.find-my-nearby"))
    fixed, moving, private, reserved = on_air(
        evidence(
            emitter(PUBLIC, 0, 9, find_my),
            emitter(STATIC, 1, 9, find_my),
            emitter(RPA[0], 2, 9),
            emitter(RESERVED, 3, 9),
        )
    )
    assert (fixed.fixed, fixed.movable) == (True, False)
    assert (moving.fixed, moving.movable) == (False, True)
    assert (private.fixed, private.movable) == (False, True)
    assert (reserved.fixed, reserved.movable) == (False, False)


def test_examples_and_minutes():
    lives = on_air(evidence(*(emitter(one, n, 99) for n, one in enumerate(RPA[:12]))))
    assert len(examples(lives)) == 8
    assert [minutes_up(time) for time in (-5, 0, 1, MINUTE, MINUTE + 1)] == [1, 1, 1, 1, 2]


def test_changing_addresses_to_ask_with_are_kept_apart():
    only, also, fixed = (
        emitter(RPA[0], 0, 60, frames=5, asked=5),
        emitter(RPA[1], 0, 60, frames=5, asked=4),
        emitter(PUBLIC, 0, 60, frames=5, asked=5),
    )
    heard = evidence(only, also, fixed)
    assert {life.address for life in on_air(heard)} == {RPA[1], PUBLIC}
    assert {life.address for life in asking(heard)} == {RPA[0], PUBLIC}
