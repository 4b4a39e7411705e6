import struct
import uuid

from hypothesis import given
from hypothesis import strategies as st

from exposure_check.host.windows_wlanapi import (
    INTERFACE_SIZE,
    PROFILE_SIZE,
    guids_of,
    names_of,
    size_of,
)

GUID = uuid.UUID("11111111-2222-3333-4444-555555555555")


def wide(text, size):
    return text.encode("utf-16-le").ljust(size, b"\0")


def test_lists_in_the_layout_of_the_documents():
    interface = GUID.bytes_le + wide("Wireless adapter", 512) + struct.pack("<I", 1)
    assert len(interface) == INTERFACE_SIZE
    listed = struct.pack("<II", 2, 0) + interface * 2
    assert guids_of(listed) == ["{" + str(GUID) + "}"] * 2
    profile = wide("Café \N{CLOUD}", 512) + struct.pack("<I", 1)
    assert len(profile) == PROFILE_SIZE
    assert names_of(struct.pack("<II", 1, 0) + profile) == ["Café \N{CLOUD}"]


def test_counts_are_bounded_by_what_is_there():
    assert guids_of(struct.pack("<II", 9, 0)) == []
    assert names_of(b"") == []
    assert size_of(struct.pack("<I", 2), 10) == 28
    assert size_of(b"\xff" * 4, 10) == 8 + 10 * 1000


@given(st.binary(max_size=2000))
def test_any_octets(octets):
    assert len(guids_of(octets)) <= len(octets) // INTERFACE_SIZE
    assert len(names_of(octets)) <= len(octets) // PROFILE_SIZE
