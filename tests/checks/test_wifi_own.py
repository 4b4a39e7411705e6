import pytest

from exposure_check.checks.wifi_own import (
    asked_name,
    derived_from,
    marked_p2p,
    own_hardware,
    run_frames,
    sure,
)
from exposure_check.model.evidence import NetHost
from tests.checks.wifi_made import (
    FIXED_LOCAL,
    GLOBAL,
    body,
    emitter,
    evidence,
    local,
    octets,
    run,
    searches,
    seen,
)


@pytest.mark.parametrize("address", ["3e:06:30:12:34:56", "3e:06:30:12:b4:56", "3e:06:30:12:a4:56"])
def test_wifi_direct_addresses_lead_to_their_hardware_address(address):
    assert derived_from(octets(address), frozenset({octets(GLOBAL)})) == octets(GLOBAL)


@pytest.mark.parametrize("address", [GLOBAL, "3e:06:30:12:34:57", "3e:06:30:12:35:56"])
def test_other_addresses_do_not(address):
    assert derived_from(octets(address), frozenset({octets(GLOBAL)})) is None


def test_hardware_is_named_or_heard_three_times_and_never_local():
    twice = emitter("3c:06:30:00:00:02", [run(0, frames=2)])
    thrice = emitter("3c:06:30:00:00:03", [run(0, frames=3)])
    host = NetHost(octets("3c:06:30:00:00:04"), (), 0, 0, 0)
    group = emitter("01:06:30:00:00:03", [run(0, frames=3)])
    fixed = emitter(FIXED_LOCAL, [run(0, frames=9)])
    found = own_hardware(
        evidence(twice, thrice, fixed, group, net=[host], hardware=[GLOBAL, FIXED_LOCAL])
    )
    assert found == {octets(f"3c:06:30:00:00:0{digit}") for digit in "34"} | {octets(GLOBAL)}
    assert not sure(twice)
    assert sure(thrice)


def test_marks_of_wifi_direct():
    def one(inside):
        return emitter(local(1), [run(0)], [seen(inside)])

    assert marked_p2p(one(body(p2p=True)))
    assert marked_p2p(one(body(b"DIRECT-ab-TV")))
    assert not marked_p2p(one(body(b"Home DIRECT-")))
    assert not marked_p2p(one(body(None)))


def test_names_that_are_none():
    assert asked_name(seen(body(b"Home"))) == b"Home"
    assert asked_name(seen(body(b"DIRECT-ab-TV"))) == b"DIRECT-ab-TV"
    for nothing in (None, b"", b"DIRECT-"):
        assert asked_name(seen(body(nothing))) is None


def test_at_most_eight_frames_in_order():
    frames = run_frames(searches([local(place % 3) for place in range(30)]))
    assert len(frames) == 8
    assert list(frames) == sorted(frames, key=lambda frame: frame.time)
