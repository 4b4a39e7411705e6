"""Frozen dataclasses to JSON and back, strictly by their declared types.

Reading takes a type and accepts exactly what it says: every field and no other, closed
enumerations, whole numbers within 64 bits, finite fractions, bounded texts and lists. Types that
refer to themselves are not supported, so depth is bounded by the types.
"""

import dataclasses
import json
import math
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from exposure_check.engine.wire import Breach, ProtocolError

MAX_TEXT = 4096
"""Characters of one text."""
MAX_ITEMS = 4096
"""Items of one list or mapping."""

_MAX_INT = 1 << 63
_OCTETS = "hex"
"""The one key of an object that stands for octets."""

_Any = TypeVar("_Any")


def encoded(value: object) -> bytes:
    """Return a value of a supported type as JSON, in UTF-8."""
    return json.dumps(_packed(value), separators=(",", ":"), allow_nan=False).encode()


def decoded(shape: type[_Any], untrusted: bytes) -> _Any:
    """Return the value of type ``shape`` that ``untrusted`` stands for.

    Raises:
        ProtocolError: NOT_JSON or WRONG_SHAPE.
    """
    try:
        untrusted_value = json.loads(
            untrusted, parse_constant=_refuse_constant, object_pairs_hook=_once_each
        )
    except (ValueError, RecursionError):
        raise ProtocolError(Breach.NOT_JSON) from None
    value: _Any = _unpacked(shape, untrusted_value)
    return value


def _packed(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, bytes):
        return {_OCTETS: value.hex()}
    if isinstance(value, Mapping):
        return [[_packed(key), _packed(item)] for key, item in value.items()]
    if isinstance(value, tuple | frozenset):
        return [_packed(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {
            field.name: _packed(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    raise TypeError


def _refuse_constant(_name: str) -> NoReturn:
    raise ProtocolError(Breach.NOT_JSON)


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ProtocolError(Breach.NOT_JSON)
    return found


def _refuse() -> NoReturn:
    raise ProtocolError(Breach.WRONG_SHAPE)


@cache
def _fields(shape: type) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {field.name: hints[field.name] for field in dataclasses.fields(shape)}


def _unpacked(shape: Any, untrusted: object) -> Any:  # noqa: ANN401 any supported type
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(shape), untrusted)
    if origin is not None:
        return _many(origin, get_args(shape), untrusted)
    if isinstance(shape, type) and issubclass(shape, Enum):
        return _member(shape, untrusted)
    if dataclasses.is_dataclass(shape) and isinstance(shape, type):
        return _instance(shape, untrusted)
    return _plain(shape, untrusted)


def _one_of(shapes: tuple[Any, ...], untrusted: object) -> Any:  # noqa: ANN401
    """Take the first type that accepts it; alternatives differ in their kind of JSON value."""
    for shape in shapes:
        try:
            return _unpacked(shape, untrusted)
        except ProtocolError:
            continue
    _refuse()


def _many(origin: Any, shapes: tuple[Any, ...], untrusted: object) -> Any:  # noqa: ANN401
    if not isinstance(untrusted, list) or len(untrusted) > MAX_ITEMS:
        _refuse()
    if origin is tuple and len(shapes) == 2 and shapes[1] is Ellipsis:
        return tuple(_unpacked(shapes[0], item) for item in untrusted)
    if origin is frozenset:
        return frozenset(_unpacked(shapes[0], item) for item in untrusted)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(shapes, untrusted)
    raise TypeError


def _mapping(shapes: tuple[Any, ...], untrusted: list[object]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for pair in untrusted:
        if not isinstance(pair, list) or len(pair) != 2:
            _refuse()
        key = _unpacked(shapes[0], pair[0])
        if key in found:
            _refuse()
        found[key] = _unpacked(shapes[1], pair[1])
    return found


def _member(shape: type[Enum], untrusted: object) -> Enum:
    if not isinstance(untrusted, str | int) or isinstance(untrusted, bool):
        _refuse()
    try:
        return shape(untrusted)
    except ValueError:
        raise ProtocolError(Breach.WRONG_SHAPE) from None


def _instance(shape: type, untrusted: object) -> Any:  # noqa: ANN401
    fields = _fields(shape)
    if not isinstance(untrusted, dict) or untrusted.keys() != fields.keys():
        _refuse()
    return shape(**{name: _unpacked(kind, untrusted[name]) for name, kind in fields.items()})


def _plain(shape: Any, untrusted: object) -> Any:  # noqa: ANN401
    if shape is bytes:
        return _octets(untrusted)
    if shape is float and type(untrusted) is int:
        untrusted = float(untrusted) if abs(untrusted) < _MAX_INT else math.inf
    if shape is None:
        shape = types.NoneType
    if shape not in (types.NoneType, bool, int, float, str):
        raise TypeError
    if type(untrusted) is not shape or not _bounded(untrusted):
        _refuse()
    return untrusted


def _bounded(untrusted: object) -> bool:
    if isinstance(untrusted, str):
        return len(untrusted) <= MAX_TEXT
    if isinstance(untrusted, float):
        return math.isfinite(untrusted)
    return not isinstance(untrusted, int) or abs(untrusted) < _MAX_INT


def _octets(untrusted: object) -> bytes:
    if not isinstance(untrusted, dict) or untrusted.keys() != {_OCTETS}:
        _refuse()
    digits = untrusted[_OCTETS]
    if not isinstance(digits, str) or len(digits) > 2 * MAX_TEXT:
        _refuse()
    try:
        return bytes.fromhex(digits)
    except ValueError:
        raise ProtocolError(Breach.WRONG_SHAPE) from None
