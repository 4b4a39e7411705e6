from dataclasses import replace

import pytest

from exposure_check.checks.wifi_own import (
    asked_names,
    derived_from,
    marked_p2p,
    names_by_code,
    own_hardware,
    run_frames,
    sure,
)
from exposure_check.model.evidence import NetHost
from exposure_check.model.wifi import WifiElement
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
    assert asked_names(seen(body(b"Home"))) == (b"Home",)
    assert asked_names(seen(body(b"DIRECT-ab-TV"))) == (b"DIRECT-ab-TV",)
    for nothing in (None, b"", b"DIRECT-"):
        assert asked_names(seen(body(nothing))) == ()


def with_element(tag, extension, data, ssid=b""):
    return seen(replace(body(ssid), elements=(WifiElement(tag, extension, data),)))


def test_names_in_the_list_of_names():
    listed = b"\0\x04Home\0\0\0\x07DIRECT-\0\x04Home\0\x09cut"
    assert asked_names(with_element(84, -1, listed, b"Work")) == (b"Work", b"Home", b"cut")
    assert asked_names(with_element(84, -1, b"\0")) == ()


def test_networks_named_by_code():
    assert names_by_code(with_element(255, 58, bytes(4)))
    assert names_by_code(with_element(107, -1, b"\x02" + bytes(6)))
    assert names_by_code(with_element(107, -1, b"\x02\0\0" + bytes(6)))
    assert not names_by_code(with_element(107, -1, b"\x02" + b"\xff" * 6))
    assert not names_by_code(with_element(107, -1, b"\x02"))
    assert not names_by_code(with_element(255, 35, bytes(4)))
    assert not names_by_code(with_element(58, -1, bytes(4)))


def test_at_most_eight_frames_in_order():
    frames = run_frames(searches([local(place % 3) for place in range(30)]))
    assert len(frames) == 8
    assert list(frames) == sorted(frames, key=lambda frame: frame.time)


def test_an_unfinished_list_of_names_ends():
    assert asked_names(with_element(84, -1, b"\0\xff" + b"a" * 40)) == (b"a" * 40,)


def test_a_mesh_id_is_a_name():
    assert asked_names(with_element(114, -1, b"Kit's mesh")) == (b"Kit's mesh",)
    assert asked_names(with_element(114, -1, b"")) == ()
