import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.container import MAX_TIME
from exposure_check.decode.pcapng_interface import read_interface
from tests.decode.captures import option


def body(options: bytes = b"", order: str = "<") -> bytes:
    return struct.pack(order + "HHI", 127, 0, 65535) + options


@pytest.mark.parametrize("order", "<>")
def test_link_and_snap_length(order):
    interface, whole = read_interface(order, body(order=order))
    assert (interface.link, interface.snap, whole) == (127, 65535, True)
    assert interface.time(5) == 5


def test_options_before_and_after_the_clock_are_passed_over():
    options = option(2, b"wlan0") + option(9, b"\x09") + option(14, struct.pack("<q", 2))
    interface, whole = read_interface("<", body(options + option(0, b"") + b"rest"))
    assert whole
    assert interface.time(1_000_000_000) == 3_000_000


def test_options_of_the_wrong_size_are_not_believed():
    options = option(9, b"\x09\x09") + option(14, b"\xff")
    interface, whole = read_interface("<", body(options))
    assert (interface.time(7), whole) == (7, True)


@pytest.mark.parametrize("options", [b"\x09\0\xff\xff\x09", b"\x09\0", option(2, b"a") + b"\1"])
def test_options_that_run_over_are_told(options):
    interface, whole = read_interface("<", body(options))
    assert (interface.time(7), whole) == (7, False)


@settings(max_examples=5000, deadline=None)
@given(st.binary(min_size=8, max_size=80), st.integers(0, (1 << 64) - 1))
def test_any_body_gives_an_interface_whose_times_are_in_range(octets, ticks):
    interface, _ = read_interface("<", octets)
    time = interface.time(ticks)
    assert time is None or 0 <= time <= MAX_TIME
    if ticks >> 32 <= interface.plain_high:
        assert time == ticks // interface.divisor
