import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.radiotap import RadiotapReader, layout
from exposure_check.decode.wifi_frame import header as frame_header
from exposure_check.model.heard import CHANNEL_UNKNOWN, RSSI_UNKNOWN, Discard
from tests.decode.wifi_frames import management, radiotap, usual_radiotap, with_fcs

FRAME = management(body=b"\x00\x00")
SEALED = with_fcs(FRAME)

TSFT, FLAGS, CHANNEL, SIGNAL = 1, 2, 8, 32
SAME_AGAIN, VENDOR_NEXT, MORE = 1 << 29, 1 << 30, 1 << 31


def received(header: bytes, frame: bytes = FRAME, reader: RadiotapReader | None = None):
    record = b"\xaa" * 3 + header + frame
    start, split = 3, 3 + len(header)
    how = (reader or RadiotapReader()).reception(record, start, split, len(record))
    if isinstance(how, tuple):
        end, rssi, channel = how
        return len(record) - end, rssi, channel
    return how


def test_usual_header() -> None:
    assert received(usual_radiotap(0x10, 5180, -91), SEALED) == (4, -91, 36)
    assert received(usual_radiotap(0x00, 2412, -1)) == (0, -1, 1)


def test_said_to_be_without_fcs_is_believed() -> None:
    assert received(usual_radiotap(0x00), SEALED) == (0, -40, 6)


def test_without_flags_an_fcs_proves_itself() -> None:
    assert received(radiotap(0), SEALED) == (4, RSSI_UNKNOWN, CHANNEL_UNKNOWN)
    assert received(radiotap(0), FRAME) == (0, RSSI_UNKNOWN, CHANNEL_UNKNOWN)


@pytest.mark.parametrize("flags", [0x40, 0x50])
def test_flagged_bad(flags: int) -> None:
    assert received(usual_radiotap(flags), SEALED) is Discard.BAD_FCS


def test_wrong_fcs_is_found_though_not_flagged() -> None:
    assert received(usual_radiotap(0x10), FRAME + b"\1\2\3\4") is Discard.BAD_FCS
    assert received(usual_radiotap(0x10), b"\x40") is Discard.BAD_FCS


def test_alignment_counts_from_the_header() -> None:
    fields = struct.pack("<BxHHb", 0, 2462, 0, -70)
    assert received(radiotap(FLAGS | CHANNEL | SIGNAL, fields=fields)) == (0, -70, 11)


@pytest.mark.parametrize(
    ("word", "fields", "expected"),
    [
        (SIGNAL, b"\x80", (0, -128, 0)),
        (CHANNEL, struct.pack("<HH", 2412, 0), (0, RSSI_UNKNOWN, 1)),
        (FLAGS, b"\x00", (0, RSSI_UNKNOWN, 0)),
        (TSFT | SIGNAL, bytes(8) + b"\xce", (0, -50, 0)),
    ],
)
def test_some_fields_only(word: int, fields: bytes, expected: tuple[int, int, int]) -> None:
    assert received(radiotap(word, fields=fields)) == expected


def test_fields_after_unknown_frequency() -> None:
    assert received(usual_radiotap(0, 1234, -5)) == (0, -5, CHANNEL_UNKNOWN)


def test_first_of_several_antennas() -> None:
    words = (FLAGS | SIGNAL | SAME_AGAIN | MORE, SIGNAL | SAME_AGAIN | MORE, SIGNAL)
    assert received(radiotap(*words, fields=b"\x00\xd8\xd0\xc8")) == (0, -40, 0)


def test_field_in_a_later_word() -> None:
    words = (FLAGS | SAME_AGAIN | MORE, SIGNAL | SAME_AGAIN | MORE, CHANNEL)
    header = radiotap(*words, fields=b"\x00\xd8" + struct.pack("<HH", 2412, 0))
    assert received(header) == (0, -40, 1)


@pytest.mark.parametrize("ending", [0, VENDOR_NEXT, SAME_AGAIN | VENDOR_NEXT, 1 << 28])
def test_words_of_others_are_not_read(ending: int) -> None:
    header = radiotap(FLAGS | ending | MORE, SIGNAL, fields=b"\x00\xd8")
    assert received(header) == (0, RSSI_UNKNOWN, 0)


def test_field_beyond_the_header_is_absent() -> None:
    header = radiotap(FLAGS | CHANNEL | SIGNAL, fields=b"\x00\x00\x6c\x09\x00")
    assert received(header) == (0, RSSI_UNKNOWN, 0)


def test_words_beyond_the_header() -> None:
    assert received(radiotap(MORE)) is Discard.BROKEN_RECORD
    assert received(radiotap(*[MORE] * 33, 0)) is Discard.BROKEN_RECORD
    assert received(radiotap(*[MORE] * 31, 0)) == (0, RSSI_UNKNOWN, 0)


def test_every_field_is_as_long_as_the_document_says() -> None:
    # Bits 6 to 27 put before a signal in the next word: their lengths and alignments add up.
    for bit, (align, length) in {
        6: (1, 1), 7: (2, 2), 8: (2, 2), 9: (2, 2), 10: (1, 1), 11: (1, 1), 12: (1, 1),
        13: (1, 1), 14: (2, 2), 15: (2, 2), 16: (1, 1), 17: (1, 1), 18: (4, 8), 19: (1, 3),
        20: (4, 8), 21: (2, 12), 22: (8, 12), 23: (2, 12), 24: (2, 12), 25: (2, 6), 26: (1, 1),
        27: (2, 4),
    }.items():  # fmt: skip
        # One octet of flags first, so that alignment shows.
        head = radiotap(FLAGS | 1 << bit | SAME_AGAIN | MORE, SIGNAL, length=64)
        at = 13 + -13 % align + length
        assert layout(head) == (12, 0, at), bit


def test_layouts_are_told_apart_and_forgotten() -> None:
    reader = RadiotapReader()
    for round_ in range(3):
        for length in range(1, 300):
            filler = bytes(length - 1)
            header = radiotap(SIGNAL, fields=b"\xd8" + filler)
            assert received(header, reader=reader) == (0, -40, 0), (round_, length)
            longer = radiotap(FLAGS | SAME_AGAIN | MORE, SIGNAL, fields=b"\x00\xce" + filler)
            assert received(longer, reader=reader) == (0, -50, 0)
    assert len(reader.readers) <= 256


@settings(max_examples=5000, deadline=None)
@given(st.binary(min_size=8, max_size=80), st.integers(8, 80), st.booleans())
def test_any_octets(header: bytes, length: int, more: bool) -> None:
    length = min(length, len(header))
    header = header[:2] + length.to_bytes(2, "little") + header[4:length]
    if more:
        header = header[:7] + bytes((header[7] | 0x80 | 0x20,)) + header[8:]
    how = received(header, SEALED)
    if isinstance(how, tuple):
        cut, rssi, channel = how
        assert cut in (0, 4)
        assert -128 <= rssi <= 127
        assert 0 <= channel <= 233
    else:
        assert how in (Discard.BAD_FCS, Discard.BROKEN_RECORD)


@pytest.mark.parametrize(
    "header",
    [
        usual_radiotap(0x10, 5180, -91),
        radiotap(FLAGS | CHANNEL | SIGNAL, fields=struct.pack("<BxHHb", 0x10, 2462, 0, -7)) + b"z",
        radiotap(FLAGS | SIGNAL, fields=b"\x10\xa0"),
        radiotap(0),
    ],
)
def test_both_headers_are_read_at_once_as_one_by_one(header: bytes) -> None:
    header = header[:2] + struct.pack("<H", len(header)) + header[4:]
    reader = RadiotapReader()
    received(header, SEALED, reader)
    ((head, read),) = reader.readers.items()
    assert list(reader.readers_of_both) == [head]
    octet, flags, sender, bssid, control = frame_header(FRAME, 0)
    assert reader.readers_of_both[head](b"\xaa" + header + FRAME, 1) == (
        *read(b"\xaa" + header, 1),
        octet | flags << 8,
        sender,
        bssid,
        control,
    )
