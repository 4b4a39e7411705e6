import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.engine.codec import MAX_ITEMS, MAX_TEXT, decoded, encoded
from exposure_check.engine.wire import Breach, ProtocolError


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    SMALL = 1


@dataclass(frozen=True, slots=True)
class Inner:
    value: bytes | str


@dataclass(frozen=True, slots=True)
class Everything:
    number: int
    share: float
    text: str
    flag: bool
    colour: Colour
    size: Size
    octets: bytes
    maybe: int | None
    many: tuple[int, ...]
    some: frozenset[str]
    table: Mapping[Colour, int]
    facts: Mapping[str, int | float | str | Inner] = field(default_factory=dict)


MADE = Everything(
    7,
    0.5,
    "naïve \u2028",
    True,
    Colour.RED,
    Size.SMALL,
    b"\0\xff",
    None,
    (1, 2),
    frozenset({"x"}),
    {Colour.RED: 3},
    {"a": 1, "b": 1.5, "c": "text", "d": Inner(b"\1"), "e": Inner("name")},
)


def refused(shape, octets):
    with pytest.raises(ProtocolError) as error:
        decoded(shape, octets)
    return error.value.breach


def test_everything_comes_back():
    assert decoded(Everything, encoded(MADE)) == MADE


def test_kinds_of_numbers_are_kept_apart():
    facts = decoded(Everything, encoded(MADE)).facts
    assert {key: type(value) for key, value in facts.items()} == {
        "a": int,
        "b": float,
        "c": str,
        "d": Inner,
        "e": Inner,
    }


def changed(**changes):
    return json.dumps({**json.loads(encoded(MADE)), **changes}).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "7"},
        {"number": True},
        {"number": 7.0},
        {"number": 1 << 63},
        {"number": None},
        {"share": "0.5"},
        {"share": True},
        {"share": 1 << 70},
        {"text": 5},
        {"text": "x" * (MAX_TEXT + 1)},
        {"flag": 1},
        {"colour": "blue"},
        {"colour": ["red"]},
        {"colour": True},
        {"size": 2},
        {"size": True},
        {"octets": "00"},
        {"octets": {"hex": "0"}},
        {"octets": {"hex": "zz"}},
        {"octets": {"hex": 5}},
        {"octets": {"hex": "00", "more": 1}},
        {"octets": {"hex": "00" * (MAX_TEXT + 1)}},
        {"maybe": "x"},
        {"many": {"0": 1}},
        {"many": [1, "2"]},
        {"many": [1] * (MAX_ITEMS + 1)},
        {"some": "x"},
        {"table": {"red": 3}},
        {"table": [["blue", 3]]},
        {"table": [["red", 3, 4]]},
        {"table": [["red", 3], ["red", 4]]},
        {"facts": [["a", None]]},
        {"facts": [["a", {"value": {"value": "x"}}]]},
        {"facts": [["a", [1]]]},
        {"unknown": 1},
    ],
)
def test_anything_else_is_refused(changes):
    assert refused(Everything, changed(**changes)) is Breach.WRONG_SHAPE


def test_a_missing_field_is_refused_even_if_it_has_a_default():
    fields = json.loads(encoded(MADE))
    del fields["facts"]
    assert refused(Everything, json.dumps(fields).encode()) is Breach.WRONG_SHAPE


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"value": NaN}',
        b'{"value": Infinity}',
        b'{"value": "a", "value": "b"}',
        b"[" * 200_000,
        b"1" * 10_000,
    ],
)
def test_what_is_no_strict_json_is_refused(octets):
    assert refused(Inner, octets) is Breach.NOT_JSON


def test_fractions_are_finite():
    assert refused(Everything, changed(share=0.5).replace(b"0.5", b"1e999")) is Breach.WRONG_SHAPE
    with pytest.raises(ValueError, match="JSON"):
        encoded(float("nan"))


@pytest.mark.parametrize("shape", [list[int], object, set])
def test_types_that_are_not_supported_are_a_mistake(shape):
    with pytest.raises(TypeError):
        decoded(shape, b"[]")
    with pytest.raises(TypeError):
        encoded(object())


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(_JSON)
def test_any_json_is_a_value_or_a_breach(value):
    with contextlib.suppress(ProtocolError):
        assert isinstance(decoded(Everything, json.dumps(value).encode()), Everything)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(list(json.loads(encoded(MADE)))), _JSON)
def test_one_field_of_any_kind(name, value):
    try:
        made = decoded(Everything, changed(**{name: value}))
    except ProtocolError:
        return
    assert decoded(Everything, encoded(made)) == made


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=200))
def test_any_octets(octets):
    with pytest.raises(ProtocolError):
        decoded(Everything, octets)
