import struct
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.checks.ble_lives import on_air
from exposure_check.checks.ble_tokens import (
    MOST_PIECES,
    TARGET_PART,
    Grip,
    counters_of,
    counts_on,
    inner_tokens,
    names_in,
    numbers_run_on,
    part_ids,
    pieces_of,
    tokens_of,
)
from exposure_check.model.ble import AdStructure, Payload, Stability
from tests.checks.ble_made import PUBLIC, RPA, emitter, evidence, part, payload, payloads


def grips(*parts, **more):
    return [token.grip for token in tokens_of(payload(*parts, **more))]


@pytest.mark.parametrize(
    ("stability", "token", "expected"),
    [
        (Stability.FIXED, b"abc", [Grip.PAYLOAD, Grip.PART]),
        (Stability.LONG, b"abc", [Grip.PAYLOAD, Grip.PART]),
        (Stability.ROTATES, b"abc", [Grip.PAYLOAD, Grip.PART]),
        (Stability.ROTATES, b"ab", [Grip.DOUBT]),
        (Stability.ROTATES, b"aaa", [Grip.PAYLOAD, Grip.PART]),
        (Stability.ROTATES, bytes(20), []),  # never set
        (Stability.FIXED, b"\xff" * 20, []),
        (Stability.FIXED, b"a", []),
        (Stability.UNKNOWN, b"abcdef", [Grip.PAYLOAD, Grip.PART]),
        (Stability.UNKNOWN, b"abcde", [Grip.DOUBT]),
        (Stability.STATE, b"abc", [Grip.DOUBT]),
        (Stability.STATE, b"ab", []),
        (Stability.MODEL, b"abcdefgh", []),
        (Stability.FIXED, b"", []),
    ],
)
def test_what_a_part_is_worth(stability, token, expected):
    assert grips(part("x", stability, token)) == expected


def test_strongest_first():
    inner = part("x", Stability.FIXED, carries_address=PUBLIC, serial="SN1")
    assert grips(inner, name="Kit") == [Grip.PAYLOAD, Grip.ADDRESS, Grip.SERIAL, Grip.NAME]


def test_unique_or_not():
    def unique(*parts, **more):
        return tokens_of(payload(*parts, **more))[0].unique

    assert unique(name="Kit")
    assert not unique(name="iPhone")
    assert not unique(part("x", Stability.UNKNOWN, b"abcdef"))
    assert unique(part("x", Stability.UNKNOWN, b"abcdef"), name="Kit")


def test_a_name_is_read_once_wherever_it_stands():
    twice = payload(part("name", Stability.LONG, b"Kit\0"), name="Kit")
    assert names_in(twice) == ("Kit",)
    assert [token.grip for token in tokens_of(twice)] == [Grip.PAYLOAD, Grip.NAME]
    assert names_in(payload(part("name", Stability.LONG, b"LAPTOP"), name="Kit")) == (
        "Kit",
        "LAPTOP",
    )


def test_data_nobody_read_leaves_a_doubt():
    structures = (AdStructure(0x16, b"\1\2"),)
    assert [t.grip for t in tokens_of(Payload(structures, False, None, (), b"x"))] == [Grip.DOUBT]
    flags = (AdStructure(0x01, b"\6"),)
    assert tokens_of(Payload(flags, False, None, (), b"x")) == ()


def test_counters():
    assert counts_on(b"\0\1", b"\0\1")
    assert counts_on(b"\0\1", b"\0\x41")
    assert not counts_on(b"\0\1", b"\0\x42")
    assert counts_on(b"\xff\xff", b"\0\0")
    assert counts_on(b"\xff\0", b"\0\1")  # little endian
    assert not counts_on(b"\0\1", b"\0\0")
    assert not counts_on(b"\0\1", b"\0\0\1")
    counter = payload(part("x", Stability.COUNTER, b"\0\1"), part("y", Stability.COUNTER, b"1"))
    assert counters_of([counter]) == {"x": b"\0\1"}


def test_inner_tokens_have_one_value():
    def inner(*tokens):
        lives = [
            emitter(RPA[n], n, 9, payload(part("x", Stability.FIXED, token)))
            for n, token in enumerate(tokens)
        ]
        return [token.key[1] for token, _, _ in inner_tokens(on_air(evidence(*lives)))]

    assert inner(b"abc", b"abc") == [b"abc"]
    assert inner(b"abc", b"abd") == []
    assert inner(b"ab") == []


def test_parts_most_telling_first():
    parts = [
        part("model", Stability.MODEL, b"m"),
        part("rotates", Stability.ROTATES, b"r"),
        part("counter", Stability.COUNTER, b"c"),
        part("fixed", Stability.FIXED, b"f"),
        part("inside", Stability.STATE, carries_address=PUBLIC),
    ]
    lives = on_air(evidence(emitter(RPA[0], 0, 9, payload(*parts))))
    assert part_ids(lives) == ("inside", "fixed", "counter", "rotates", "model")


@settings(max_examples=200, deadline=None)
@given(payloads, payloads)
def test_a_whole_payload_never_links_without_something_telling_inside(one, other):
    for made in (one, other):
        found = tokens_of(made)
        whole = [token for token in found if token.grip is Grip.PAYLOAD]
        assert bool(whole) == any(Grip.DOUBT < t.grip < Grip.PAYLOAD for t in found)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=9), st.binary(max_size=9))
def test_any_two_values_are_compared(one, other):
    assert counts_on(one, other) in {True, False}


def test_the_name_of_a_broadcast_is_a_name():
    assert names_in(payload(part("broadcast-name", Stability.LONG, b"Kit's TV"))) == ("Kit's TV",)


def test_a_called_device_is_compared_and_never_shown():
    """Its address is another's: neither it nor the message that holds it may be shown."""
    peer = bytes.fromhex("00005e0053aa")
    made = payload(part(TARGET_PART, Stability.FIXED, peer), name="Kit's phone")
    found = tokens_of(made)
    assert [token.grip for token in found] == [Grip.TARGET, Grip.NAME]
    assert found[0].key == (TARGET_PART, peer)
    assert all(token.shown.value not in (made.raw, peer) for token in found)
    [(inner, _, _)] = inner_tokens(on_air(evidence(emitter(RPA[0], 0, 9, made))))
    assert (inner.grip, inner.shown.value) == (Grip.TARGET, b"")


def life(*contents):
    """An address whose messages hold these octets of unknown meaning."""
    made = [replace(payload(raw=octets), rest=(octets,)) for octets in contents]
    [one] = on_air(evidence(emitter(RPA[0], 0, 60, *made)))
    return one


def test_pieces_are_found_wherever_they_stand():
    assert pieces_of(life(b"abcde", b"xbcd")) == {b"abcd", b"bcde", b"xbcd"}
    assert pieces_of(life(b"abc", bytes(9), b"aabb")) == frozenset()


def test_pieces_are_bounded():
    many = [bytes((n, *range(n + 1, n + 100))) for n in range(60)]
    assert len(pieces_of(life(*many * 3))) <= MOST_PIECES + 100


def numbered(*values):
    made = [payload(part("data-set", token=struct.pack("<H", value))) for value in values]
    [one] = on_air(evidence(emitter(RPA[0], 0, 60, *made)))
    return one


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (0x1234, 0x1234, True),
        (0x1234, 0x123C, True),
        (0x1FFF, 0x1001, True),
        (0x1234, 0x123D, False),
        (0x1234, 0x1233, False),
        (0x1234, 0x2235, False),
    ],
)
def test_numbers_of_the_data(old, new, expected):
    assert numbers_run_on(numbered(7, old), numbered(new, 9)) == expected
    assert not numbers_run_on(life(b"abc"), numbered(new))
