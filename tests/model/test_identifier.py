import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.model.identifier import SHOWN_LIMIT, Identifier, IdentifierKind, plain

VENDOR = bytes.fromhex("00005e0053a1")
LOCAL = bytes.fromhex("d2005e0053a1")


def test_a_vendor_address_keeps_the_vendors_half():
    assert Identifier(IdentifierKind.ADDRESS, VENDOR).masked() == "00:00:5e:…"


def test_a_local_address_keeps_one_octet():
    assert Identifier(IdentifierKind.ADDRESS, LOCAL).masked() == "d2:…"


def test_names_keep_first_and_last_character_and_short_ones_nothing():
    assert Identifier(IdentifierKind.NAME, "Kit-Yan-Phone").masked() == "K…e"
    assert Identifier(IdentifierKind.NETWORK, b"Home").masked() == "H…e"
    assert Identifier(IdentifierKind.NAME, "Kit").masked() == "…"
    assert Identifier(IdentifierKind.NAME, "").masked() == "…"


def test_bytes_keep_their_length():
    assert Identifier(IdentifierKind.BYTES, b"\x01\x02\x03").masked() == "(3 bytes)"


def test_revealed_is_whole():
    assert Identifier(IdentifierKind.ADDRESS, VENDOR).revealed() == "00:00:5e:00:53:a1"
    assert Identifier(IdentifierKind.NAME, "Kit-Yan-Phone").revealed() == "Kit-Yan-Phone"
    assert Identifier(IdentifierKind.BYTES, b"\x01\xff").revealed() == "01ff"


@settings(max_examples=2000)
@given(st.binary(min_size=6, max_size=6))
def test_a_masked_address_never_gives_its_last_three_octets(address):
    shown = Identifier(IdentifierKind.ADDRESS, address).masked()
    assert len(shown) <= len("00:00:5e:…")
    assert address.hex(":") not in shown


@settings(max_examples=2000)
@given(st.one_of(st.text(max_size=200), st.binary(max_size=200)))
def test_text_from_the_air_is_plain_and_bounded(value):
    shown = plain(value)
    assert len(shown) <= SHOWN_LIMIT
    assert all(unicodedata.category(character)[0] != "C" for character in shown)
    assert "\u2028" not in shown


def test_direction_characters_are_taken_out():
    assert plain("a\u202eb\u2066c\x1b[31m\x00") == "a\ufffdb\ufffdc\ufffd[31m\ufffd"
