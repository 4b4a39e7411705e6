import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host.ini import last_of, parsed, yes_or_no

TEXT = """
# comment
key=before any section
[General]
Name = a = b
Name=second
; other comment
nonsense
[General]
Name=third
"""


def test_sections_stay_apart_and_the_last_key_counts():
    sections = parsed(TEXT)
    assert [(one.name, dict(one.keys)) for one in sections] == [
        ("General", {"Name": "second"}),
        ("General", {"Name": "third"}),
    ]
    assert last_of(sections, "General", "Name") == "third"
    assert last_of(sections, "General", "Missing") is None
    assert last_of(sections, "Other", "Name") is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [("yes", True), ("TRUE", True), (" 1 ", True), ("off", False), ("0", False), ("", None),
     ("ja", None)],
)  # fmt: skip
def test_words_for_yes_and_no(word, meant):
    assert yes_or_no(word) is meant


@settings(max_examples=2000, deadline=None)
@given(st.text())
def test_any_text_is_read(text):
    for section in parsed(text):
        assert all("=" not in key for key in section.keys)
