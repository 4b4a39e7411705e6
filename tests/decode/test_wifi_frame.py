import pytest

from exposure_check.decode.wifi_frame import CLIENT_OCTETS, client_row, fcs_holds, proven_end
from exposure_check.model.heard import Discard, WifiSubtype
from tests.decode.wifi_frames import (
    ACTION,
    ASSOCIATION,
    AUTHENTICATION,
    CLIENT,
    EVERYONE,
    POINT,
    PROBE,
    management,
    with_fcs,
)

BODY = b"\x00\x03abc"


def row_of(frame: bytes):
    return client_row(frame, 0, (len(frame), -40, 6), 77, 5)


def test_octets_are_those_of_the_subtypes() -> None:
    assert {0x00, 0x20, 0x40, 0xA0, 0xB0, 0xC0, 0xD0, 0xE0} == CLIENT_OCTETS


def test_every_column() -> None:
    row = row_of(management(PROBE, BODY, sequence=4095))
    assert row == (77, 5, CLIENT, WifiSubtype.PROBE_REQUEST, 4095, EVERYONE, -40, 6, BODY)


@pytest.mark.parametrize("octet", [AUTHENTICATION, ACTION])
def test_both_sides_send_these_and_only_the_clients_are_kept(octet: int) -> None:
    assert row_of(management(octet, BODY, bssid=POINT)) is not None
    assert row_of(management(octet, BODY, sender=POINT, bssid=POINT)) is None


def test_a_request_to_oneself_is_still_a_request() -> None:
    row = row_of(management(ASSOCIATION, BODY, sender=POINT, bssid=POINT))
    assert isinstance(row, tuple)


def test_group_sender_is_left_out() -> None:
    assert row_of(management(sender=b"\x01" + CLIENT[1:])) is Discard.GROUP_ADDRESS


def test_every_length_below_the_header_is_too_short() -> None:
    whole = management()
    for length in range(1, len(whole)):
        assert row_of(whole[:length]) is Discard.TOO_SHORT
    assert isinstance(row_of(whole), tuple)


@pytest.mark.parametrize(
    ("flags", "fragment", "kept"),
    [
        (0x00, 0, BODY),
        (0x08, 0, BODY),  # a retry is read like the first
        (0x40, 0, b""),  # ciphertext
        (0x04, 0, BODY[-1:]),  # first of several fragments: too little to be taken for a body
        (0x00, 3, BODY[-1:]),  # later fragment
        (0x80, 0, BODY[4:]),  # HT control comes before the body
        (0xC0, 0, b""),
    ],
)
def test_body_that_can_be_read(flags: int, fragment: int, kept: bytes) -> None:
    row = row_of(management(PROBE, BODY, flags=flags, fragment=fragment))
    assert isinstance(row, tuple)
    assert row[8] == kept
    assert row[4] == 0


def test_longer_than_any_frame() -> None:
    assert isinstance(row_of(management(PROBE, bytes(11_430))), tuple)
    assert row_of(management(PROBE, bytes(11_431))) is Discard.BROKEN_RECORD


def test_ht_control_longer_than_the_frame() -> None:
    row = row_of(management(PROBE, b"\x01\x02", flags=0x80))
    assert isinstance(row, tuple)
    assert row[8] == b""


def test_fcs() -> None:
    frame = management(PROBE, BODY)
    sealed = with_fcs(frame)
    assert fcs_holds(sealed, 0, len(sealed))
    assert proven_end(sealed, 0, len(sealed)) == len(frame)
    for bit in range(len(sealed) * 8):
        broken = bytearray(sealed)
        broken[bit // 8] ^= 1 << bit % 8
        assert not fcs_holds(bytes(broken), 0, len(sealed))
    assert proven_end(frame, 0, len(frame)) == len(frame)
