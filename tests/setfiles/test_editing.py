import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exposure_check.setfiles.editing import edited, value_of

DEBIAN = b"[General]\n\n# Default adapter name\n#Name = BlueZ\n\n#Privacy = off\n\n[Policy]\n#A=b\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"[General]\nPrivacy=device\n"),
        (b"[General]", b"[General]\nPrivacy=device\n"),
        (b"[Other]\nPrivacy=off", b"[Other]\nPrivacy=off\n[General]\nPrivacy=device\n"),
        (b"[General]\nPrivacy = off\nX=1\n", b"[General]\nPrivacy=device\nX=1\n"),
        (b"[General]\r\nX=1\r\n", b"[General]\r\nPrivacy=device\r\nX=1\r\n"),
        (
            b"[General]\nPrivacy=off\n[A]\n[General]\nPrivacy=on\n",
            b"[General]\nPrivacy=device\n[A]\n[General]\nPrivacy=device\n",
        ),
        (DEBIAN, DEBIAN.replace(b"[General]\n", b"[General]\nPrivacy=device\n")),
    ],
)
def test_one_key_is_set_and_the_rest_stays(before, after):
    assert edited(before, "General", "Privacy", "device") == after
    assert value_of(after, "General", "Privacy") == "device"


def test_a_key_is_taken_out():
    text = b"[General]\nPrivacy=off\nX=1\n Privacy = on\n[A]\nPrivacy=x\n"
    assert edited(text, "General", "Privacy", None) == b"[General]\nX=1\n[A]\nPrivacy=x\n"
    assert value_of(text, "General", "Privacy") == "on", "the last one counts"
    assert value_of(b"[General]\n;Privacy=x\nPrivacyX=1\n", "General", "Privacy") is None


@given(st.binary(max_size=300))
@example(b"\r")
@example(b"[General]\r")
def test_any_octets_can_be_edited_and_read(octets):
    once = edited(octets, "General", "Privacy", "device")
    assert value_of(once, "General", "Privacy") == "device"
    assert edited(once, "General", "Privacy", "device") == once
    if value_of(octets, "General", "Privacy") is None:
        assert value_of(edited(once, "General", "Privacy", None), "General", "Privacy") is None
