import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from exposure_check.storage.readable_json import readable

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_letters_are_shown_as_they_are():
    shown = readable(json.dumps({"sentence": "這部裝置", "name": "é…😀"}))
    assert shown == '{\n  "sentence": "這部裝置",\n  "name": "é…😀"\n}\n'


def test_what_plays_tricks_with_a_screen_stays_escaped():
    tricks = "\x00\x1b\x7f\x85\u200b\u200f\u202e\u2066\u2028\u2029\ufeff\U000e0041\ud800"
    shown = readable(json.dumps(tricks))
    assert shown.isascii()
    assert json.loads(shown) == tricks


@given(_JSON)
def test_whatever_it_is_it_says_the_same_and_is_harmless(value):
    shown = readable(json.dumps(value))
    assert json.loads(shown.encode()) == value
    for character in shown.replace("\n", ""):
        assert unicodedata.category(character)[0] != "C"
