"""Answers of the management channel, after BlueZ's ``mgmt-api.txt``."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host import linux_mgmt as mgmt
from exposure_check.host.access import UnreadError
from exposure_check.model.setting import Unread, What


def complete(command, index, body, status=0):
    parameters = struct.pack("<HB", command, status) + body
    return struct.pack("<HHH", 1, index, len(parameters)) + parameters


def information(now):
    return bytes(6) + b"\x0c" + b"\x02\x00" + struct.pack("<II", 0xFFFF, now) + bytes(263)


def test_adapters_and_their_settings():
    listed = mgmt.answer_of(complete(3, 0xFFFF, struct.pack("<HHH", 2, 0, 3)), 3, 0xFFFF)
    assert mgmt.indexes_of(listed) == [0, 3]
    now = information(1 << 0 | 1 << 9 | 1 << 13)
    answer = mgmt.answer_of(complete(4, 3, now), 4, 3)
    assert {(one.of, one.what, one.value) for one in mgmt.readings_of(3, answer)} == {
        ("hci3", What.BLUETOOTH_ON, True),
        ("hci3", What.DISCOVERABLE, False),
        ("hci3", What.LE_PRIVACY, True),
    }


def test_events_about_something_else_are_passed_over():
    assert mgmt.answer_of(struct.pack("<HHH", 6, 0, 4) + bytes(4), 4, 0) is None
    assert mgmt.answer_of(complete(4, 1, b""), 4, 0) is None
    assert mgmt.answer_of(complete(3, 0, b""), 4, 0) is None


@pytest.mark.parametrize(("status", "reason"), [(0x14, Unread.NO_RIGHTS), (3, Unread.FAILED)])
def test_refusals(status, reason):
    with pytest.raises(UnreadError) as error:
        mgmt.answer_of(complete(4, 0, b"", status), 4, 0)
    assert error.value.reason is reason


def test_cut_answers():
    (reading,) = mgmt.readings_of(0, bytes(10))
    assert reading.value is Unread.NOT_UNDERSTOOD
    assert mgmt.indexes_of(b"\x09\x00\x01\x00") == [1]


@settings(max_examples=3000, deadline=None)
@given(st.binary(max_size=64))
def test_any_octets(octets):
    try:
        answer = mgmt.answer_of(octets, 4, 0)
    except UnreadError:
        return
    for body in (octets, answer or b""):
        assert len(mgmt.indexes_of(body)) <= 16
        assert list(mgmt.readings_of(0, body))
