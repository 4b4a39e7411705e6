import ctypes
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.host import windows_bluetooth as bluetooth
from exposure_check.host.access import UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What


class RadioInfo(ctypes.Structure):
    """BLUETOOTH_RADIO_INFO, from its declaration: the reader's offsets are held against it."""

    _fields_ = (
        ("size", ctypes.c_uint32), ("address", ctypes.c_uint64), ("name", ctypes.c_uint16 * 248),
        ("kind", ctypes.c_uint32), ("subversion", ctypes.c_uint16), ("maker", ctypes.c_uint16),
    )  # fmt: skip


def info(name):
    made = RadioInfo(size=bluetooth.RADIO_INFO)
    for at, letter in enumerate(name):
        made.name[at] = ord(letter)
    return bytes(made)


def test_the_layout():
    assert ctypes.sizeof(RadioInfo) == bluetooth.RADIO_INFO
    assert RadioInfo.name.offset == bluetooth._NAME
    assert RadioInfo.kind.offset == bluetooth._NAME_END


@pytest.mark.parametrize("answers", [True, False])
def test_a_radio(answers):
    readings = bluetooth.readings_of((answers, info("Anna\N{RIGHT SINGLE QUOTATION MARK}s laptop")))
    assert {one.what: one.value for one in readings} == {
        What.BLUETOOTH_ADAPTER: True,
        What.DISCOVERABLE: answers,
        What.BLUETOOTH_NAME: Identifier(
            IdentifierKind.NAME, "Anna\N{RIGHT SINGLE QUOTATION MARK}s laptop"
        ),
    }


@given(st.binary(max_size=600))
def test_any_octets(octets):
    assert len(bluetooth.readings_of((True, octets))) == 3


def test_a_radio_without_a_name():
    readings = bluetooth.readings_of((True, info("")))
    assert readings[-1].value is Unread.NOT_UNDERSTOOD


def test_no_radio():
    assert [one.value for one in bluetooth.readings_of(None)] == [False]


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_such_library():
    with pytest.raises(UnreadError):
        bluetooth.radio()
