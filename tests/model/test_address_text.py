import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.model.address_text import address_in_text, without_addresses

SENDER = bytes.fromhex("da3b55aa0102")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("3c:06:30:12:34:56", "3c0630123456"),
        ("3C-06-30-12-34-56", "3c0630123456"),
        ("cam_3c_06_30_12_34_56", "3c0630123456"),
        ("3c06.3012.3456", "3c0630123456"),
        ("Cam-3C0630AB3456", "3c0630ab3456"),
        ("x (3c:06:30:12:34:56)", "3c0630123456"),
        # Backwards, because the first octet as written is a group's.
        ("57:34:12:30:06:3c", "3c0630123457"),
        # The sender's own address wins over another, and is known backwards.
        ("3c:06:30:12:34:56 da:3b:55:aa:01:02", "da3b55aa0102"),
        ("0201aa553bda", "da3b55aa0102"),
        ("123456789012", None),
        ("00:00:00:00:00:00", None),
        ("ff:ff:ff:ff:ff:ff", None),
        ("3c:06:30-12:34:56", None),
        ("3c:06:30:12:34", None),
        ("aa3c0630ab3456bb", None),
        ("6ba7b810-9dad-41d1-80b4-3c0630ab3456", None),
        ("Made Phone", None),
        ("", None),
    ],
)
def test_addresses_in_text(text, address):
    found = address_in_text(text, SENDER)
    assert (found and found.hex()) == address


def test_no_more_than_a_few_spellings_are_looked_at():
    group = "01:00:00:00:00:01 "
    assert address_in_text(group * 2 + "3c:06:30:12:34:56", SENDER) is not None
    assert address_in_text(group * 3 + "3c:06:30:12:34:56", SENDER) is None


def test_twelve_decimal_digits_count_if_they_are_the_senders():
    assert address_in_text("123456789012", bytes.fromhex("123456789012")) is not None


def test_addresses_can_be_taken_out():
    assert without_addresses("box [3c:06:30:12:34:56]") == "box []"
    assert without_addresses("Made Phone") == "Made Phone"


@settings(max_examples=5000, deadline=None)
@given(st.text(alphabet="0123456789abcdefABCDEF:-_. @x", max_size=80))
def test_any_text(text):
    found = address_in_text(text, SENDER)
    assert found is None or (len(found) == 6 and not found[0] & 1)
    assert len(without_addresses(text)) <= len(text)
