"""Placeholders: the whole grammar, and that nothing from the air is ever read as one."""

import math
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.content.fill import TEXT_LIMIT, fill, has_stray_braces, places, shown
from exposure_check.model.identifier import Identifier, IdentifierKind

NAME = Identifier(IdentifierKind.NAME, "Kit-Yan-Phone")
LOCAL = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("020000000100"))
VENDOR = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("no placeholder", {}, "no placeholder"),
        ("{a}", {"a": 7}, "7"),
        ("{a}{a}", {"a": "x"}, "xx"),
        ("{addresses} {addresses|address|addresses}", {"addresses": 1}, "1 address"),
        ("{addresses} {addresses|address|addresses}", {"addresses": 0}, "0 addresses"),
        ("{addresses} {addresses|address|addresses}", {"addresses": 1284}, "1,284 addresses"),
        ("{n} {n|minute|minutes}", {"n": 1.04}, "1 minute"),
        ("{n} {n|minute|minutes}", {"n": 1.06}, "1.1 minutes"),
        ("{n||s}", {"n": 1}, ""),
        ("{n||s}", {"n": 2}, "s"),
        ("{two_words} {two-words}", {"two_words": 1, "two-words": 2}, "1 2"),
        ("{missing}", {}, "…"),
        ("{missing|one|other}", {}, "other"),
    ],
)
def test_grammar(template: str, values: dict[str, int | float | str], text: str) -> None:
    assert fill(template, values) == text


@pytest.mark.parametrize(
    "template",
    ["{}", "{A}", "{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{a|b}", "{a|b|c|d}", "{a", "a}"],
)
def test_what_is_no_placeholder_stays(template: str) -> None:
    assert fill(template, {"a": 1}) == template
    assert has_stray_braces(template)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-3, "-3"),
        (1_000_000, "1,000,000"),
        (15.0, "15"),
        (14.26, "14.3"),
        (1234.56, "1,234.6"),
        (-0.04, "0"),
        (math.nan, "…"),
        (math.inf, "…"),
        (1e300, "…"),
        (True, "1"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert shown(value) == text


def test_numbers_too_long_to_write() -> None:
    assert shown(10**5000) == "…"
    assert shown(-(10**5000)) == "…"


def test_identifiers_are_masked_unless_revealed() -> None:
    assert shown(NAME) == "K…e"
    assert shown(NAME, True) == "Kit-Yan-Phone"
    assert shown(LOCAL) == "02:…"
    assert shown(VENDOR) == "3c:06:30:…"
    assert shown(VENDOR, True) == "3c:06:30:12:34:56"
    assert fill("{a} {b}", {"a": NAME, "b": VENDOR}) == "K…e 3c:06:30:…"
    assert fill("{a}", {"a": NAME}, True) == "Kit-Yan-Phone"


def test_values_are_never_read_as_placeholders() -> None:
    secret = Identifier(IdentifierKind.NAME, "Kit-Yan-Phone")
    hostile = Identifier(IdentifierKind.NAME, "{secret} {0.__class__} {n|a|b}")
    text = fill("{hostile} {hostile|a|b}", {"hostile": hostile, "secret": secret, "n": 1}, True)
    assert text == "{secret} {0.__class__} {n|a|b} b"


@pytest.mark.parametrize("value", ["\x1b[31mred", "a\u202eb", "a\nb\r\tc", "a\u2028b", "\ud800x"])
@pytest.mark.parametrize("kind", list(IdentifierKind))
def test_no_control_direction_or_format_characters(value: str, kind: IdentifierKind) -> None:
    for fact in (
        value,
        Identifier(kind, value),
        Identifier(kind, value.encode("utf-8", "replace")),
    ):
        assert not controls(shown(fact, True))
        assert not controls(shown(fact))


def test_markup_stays_plain_text() -> None:
    assert shown("<b>&amp;</b>") == "<b>&amp;</b>"


@pytest.mark.parametrize("reveal", [True, False])
def test_ten_megabytes_stay_bounded(reveal: bool) -> None:
    huge = "x" * 10_000_000
    for kind in IdentifierKind:
        assert len(shown(Identifier(kind, huge), reveal)) <= TEXT_LIMIT
        assert len(shown(Identifier(kind, huge.encode()), reveal)) <= TEXT_LIMIT
    assert len(shown(huge, reveal)) <= TEXT_LIMIT


def test_long_file_names_keep_both_ends() -> None:
    text = shown("/home/" + "x" * 1000 + "/capture.pcap")
    assert text.startswith("/home/")
    assert text.endswith("/capture.pcap")
    assert "…" in text


def test_places_lists_keys() -> None:
    assert places("{a} {b|one|other} {a} {} {C}") == {"a", "b"}


def controls(text: str) -> list[str]:
    return [
        letter for letter in text if unicodedata.category(letter)[0] == "C" or letter == "\u2028"
    ]


identifiers = st.builds(
    Identifier,
    st.sampled_from(list(IdentifierKind)),
    st.one_of(st.binary(max_size=200), st.text(max_size=200)),
)
facts = st.one_of(st.integers(), st.floats(), st.text(max_size=700), identifiers)
templates = st.lists(
    st.one_of(
        st.sampled_from(
            ["{a}", "{b|one|other}", "{c}", "{a|", "|b}", "{", "}", "|", "{{a}}", "{a-b}"]
        ),
        st.text(max_size=12),
    ),
    max_size=12,
).map("".join)


@settings(max_examples=2000, deadline=None)
@given(
    templates,
    st.dictionaries(st.sampled_from(["a", "b", "c", "a-b"]), facts),
    st.booleans(),
)
def test_never_raises_and_stays_bounded(
    template: str, values: dict[str, int | float | str | Identifier], reveal: bool
) -> None:
    text = fill(template, values, reveal)
    assert len(text) <= len(template) * TEXT_LIMIT + TEXT_LIMIT
    for value in values.values():
        assert not controls(shown(value, reveal))
        assert len(shown(value, reveal)) <= TEXT_LIMIT


@settings(max_examples=1000, deadline=None)
@given(st.text(alphabet="{}|ab", max_size=60), st.text(alphabet="{}|ab", max_size=60))
def test_a_value_is_copied_as_it_is(before: str, value: str) -> None:
    template = before.replace("{", "").replace("}", "") + "{key}"
    assert fill(template, {"key": value}) == template.removesuffix("{key}") + value
