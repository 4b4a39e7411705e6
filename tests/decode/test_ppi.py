import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.ppi import link_type, reception
from exposure_check.model.heard import CHANNEL_UNKNOWN, RSSI_UNKNOWN, Discard
from tests.decode.wifi_frames import management, ppi, with_fcs

FRAME = management(body=b"\x00\x00")
SEALED = with_fcs(FRAME)


def received(header: bytes, frame: bytes = FRAME):
    record = b"\xaa" * 3 + header + frame
    how = reception(record, 3, 3 + len(header), len(record))
    if isinstance(how, tuple):
        end, rssi, channel = how
        return len(record) - end, rssi, channel
    return how


def field(kind: int, data: bytes, length: int | None = None) -> bytes:
    return struct.pack("<HH", kind, len(data) if length is None else length) + data


def header(fields: bytes, flags: int = 0) -> bytes:
    return struct.pack("<BBHI", 0, flags, 8 + len(fields), 105) + fields


COMMON = field(2, bytes(12) + struct.pack("<HHBBbb", 5180, 0, 0, 0, -33, -90))


def test_common_field() -> None:
    assert received(ppi(0, 2437, -61)) == (0, -61, 6)
    assert received(ppi(1, 2437, -61), SEALED) == (4, -61, 6)
    assert received(ppi(0, 2437, -128)) == (0, RSSI_UNKNOWN, 6)


def test_bad_fcs() -> None:
    assert received(ppi(5), SEALED) is Discard.BAD_FCS
    assert received(ppi(4)) is Discard.BAD_FCS
    assert received(ppi(8)) is Discard.BAD_FCS
    assert received(ppi(2)) == (0, -50, 1)
    assert received(ppi(1), FRAME + bytes(4)) is Discard.BAD_FCS


def test_other_fields_first() -> None:
    assert received(header(field(30002, b"abc") + COMMON)) == (0, -33, 36)


def test_aligned_fields() -> None:
    assert received(header(field(30002, b"abc") + b"\0" + COMMON, flags=1)) == (0, -33, 36)
    assert received(header(field(30002, b"abcd") + COMMON, flags=1)) == (0, -33, 36)


def test_no_usable_common_field() -> None:
    nothing = (0, RSSI_UNKNOWN, CHANNEL_UNKNOWN)
    assert received(header(b"")) == nothing
    assert received(header(b""), SEALED) == (4, *nothing[1:])
    assert received(header(field(2, bytes(19)))) == nothing
    assert received(header(field(2, bytes(16), length=20))) == nothing
    assert received(header(field(9, b"", length=0xFFFF) + COMMON)) == nothing
    assert received(header(field(9, b"") * 64 + COMMON)) == nothing


def test_link_type() -> None:
    assert link_type(b"\xaa" + ppi(link=0x01020304), 1) == 0x01020304


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 3))
def test_any_octets(fields: bytes, flags: int) -> None:
    how = received(header(fields, flags), SEALED)
    if isinstance(how, tuple):
        cut, rssi, channel = how
        assert cut in (0, 4)
        assert -127 <= rssi <= 127
        assert 0 <= channel <= 233
    else:
        assert how is Discard.BAD_FCS
