from exposure_check.checks.ble_changes import Timing, changes, longest_chain, stayers
from exposure_check.checks.ble_lives import on_air
from exposure_check.checks.ble_tokens import Grip
from exposure_check.model.ble import Origin
from tests.checks.ble_made import NRPA, RPA, emitter, evidence, payload, rotating


def found(*emitters, others=0):
    return changes(on_air(evidence(*emitters)), others)


def pairs(result):
    return [(change.old.address, change.new.address) for change in result]


def test_each_new_address_follows_the_one_silent_last():
    assert pairs(found(*rotating(4))) == [(RPA[n], RPA[n + 1]) for n in range(3)]
    assert all(change.sole and not change.linked for change in found(*rotating(4)))


def test_a_token_beats_the_order():
    kit, yan = payload(name="Kit"), payload(name="Yan")
    result = found(
        emitter(RPA[0], 0, 100, kit),
        emitter(RPA[1], 0.5, 120, yan),
        emitter(RPA[2], 130, 200, kit),
        emitter(RPA[3], 131, 200, yan),
    )
    assert pairs(result) == [(RPA[0], RPA[2]), (RPA[1], RPA[3])]
    assert [change.link.grip for change in result] == [Grip.PAYLOAD, Grip.PAYLOAD]


def test_addresses_in_use_together_are_no_change():
    assert found(emitter(RPA[0], 0, 100), emitter(RPA[1], 50, 150)) == ()
    assert found(emitter(RPA[0], 0, 100), emitter(RPA[1], 97, 150)) == ()
    assert len(found(emitter(RPA[0], 0, 100), emitter(RPA[1], 99.5, 150))) == 1


def test_short_lives_that_overlap_are_no_change():
    same = payload(name="Kit")
    result = found(emitter(RPA[0], 0, 0.9, same), emitter(RPA[1], 0.1, 1.0, same))
    assert result == ()


def test_a_short_life_finds_the_one_before_it():
    same = payload(name="Kit")
    result = found(emitter(RPA[0], 0, 100, same), emitter(RPA[1], 110, 110.2, same))
    assert result[0].linked


def test_kinds_do_not_follow_each_other_without_a_token():
    assert found(emitter(RPA[0], 0, 100), emitter(NRPA[0], 110, 150)) == ()


def test_timing_links_only_exactly_two_alone_and_equally_strong():
    def timing(*more, gap=0.2, others=0, **old):
        lives = (emitter(RPA[0], 0, 100, **old), emitter(RPA[1], 100 + gap, 250), *more)
        return found(*lives, others=others)[0].timing

    assert timing() is Timing.LINKS
    assert timing(gap=-0.2) is Timing.LINKS
    assert timing(gap=0.4) is Timing.OPEN
    assert timing(gap=60) is Timing.SILENT
    assert timing(rssi=-56.0) is Timing.LINKS
    assert timing(rssi=-57.0) is Timing.OPEN
    assert timing(others=1) is Timing.OPEN
    assert timing(emitter(NRPA[0], 100.1, 150)) is Timing.OPEN
    assert timing(emitter(NRPA[0], 50, 100.1)) is Timing.OPEN
    assert timing(emitter(NRPA[0], 50, 150)) is Timing.LINKS
    assert timing(gap=60, origin=Origin.CONTROLLER_TOLD) is Timing.OPEN


def test_sole_means_no_third_address_at_that_moment():
    lives = [emitter(RPA[0], 0, 100), emitter(RPA[1], 200, 300), emitter(RPA[2], 50, 250)]
    assert not found(*lives)[0].sole
    assert found(*lives[:2], emitter(RPA[2], 10, 90))[-1].sole


def test_stayers_lived_through_a_change():
    named = rotating(3, made=lambda _: payload(name="Kit"))
    lives = on_air(evidence(*named, emitter(RPA[9], 10, 20), emitter(RPA[8], 100, 2500)))
    result = [change for change in changes(lives, 0) if change.proven]
    assert [life.address for life in stayers(lives, result)] == [RPA[8]]


def test_the_longest_chain_breaks_where_nothing_links():
    names = ["Kit", "Kit", "Kit", "Yan", "Yan"]
    result = found(*rotating(5, made=lambda n: payload(name=names[n])))
    assert [change.linked for change in result] == [True, True, False, True]
    assert pairs(longest_chain(result)) == [(RPA[0], RPA[1]), (RPA[1], RPA[2])]
    assert longest_chain(()) == ()


def test_a_clock_that_runs_backwards_makes_no_change():
    assert found(emitter(RPA[0], 160, 150)) == ()


def test_many_addresses_are_paired_in_passing():
    many = [
        emitter(bytes((0x40, 0, 0, 0, *n.to_bytes(2))), n * 10, n * 10 + 5) for n in range(4000)
    ]
    assert len(found(*many)) == 3999


def test_an_address_beside_two_that_follow_each_other_is_a_stayer():
    """No change between those two is proven then, but later ones are."""
    lives = on_air(evidence(*rotating(4, gap=30), emitter(RPA[8], 100, 1000)))
    result = [change for change in changes(lives, 0) if change.proven]
    assert len(result) == 2
    assert RPA[8] in {life.address for life in stayers(lives, result)}
