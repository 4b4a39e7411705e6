"""Reads an order, strictly."""

import base64
import re
from collections.abc import Sequence
from typing import NamedTuple

from exposure_check.setwindows.contents import PER_ADAPTER, VALUES
from exposure_check.setwindows.profile_xml import HIDDEN, RANDOM, is_part
from exposure_check.setwindows.protocol import TOKEN_LENGTH, Code, Stop, Verb

NEW = "new-networks"
ABSENT = "absent"

_GUID = re.compile(r"\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}")
_TOKEN = re.compile(rf"[0-9a-f]{{{TOKEN_LENGTH}}}")
_WORDS = {RANDOM: ("yes", "no", "daily"), HIDDEN: ("yes", "no"), NEW: ("yes", "no")}


class Order(NamedTuple):
    """What to do.

    Attributes:
        verb, what: the verb, and a name of the closed list.
        adapter: GUID in braces; "" where it does not matter.
        network: digest of the network's name; "" where it does not matter.
        word: what to set; for `Verb.RESTORE` the part of the profile, "" for its absence.
    """

    verb: Verb
    what: str
    adapter: str = ""
    network: str = ""
    word: str = ""


def order_of(arguments: Sequence[str]) -> Order:
    """Read an order.

    ``set random|hidden GUID TOKEN WORD``, ``restore random|hidden GUID TOKEN BASE64|absent``,
    ``set new-networks GUID WORD``, ``unset new-networks GUID``, ``set NAME NUMBER [GUID]``,
    ``unset|unset-key NAME [GUID]``.

    Raises:
        Stop: it is none of these.
    """
    try:
        verb, what, rest = Verb(arguments[0]), arguments[1], list(arguments[2:])
    except (IndexError, ValueError):
        raise Stop(Code.NOT_UNDERSTOOD) from None
    if what in {RANDOM, HIDDEN}:
        return _of_network(verb, what, rest)
    if what == NEW:
        return _of_new(verb, rest)
    return _of_value(verb, what, rest)


def _of_network(verb: Verb, what: str, rest: list[str]) -> Order:
    if len(rest) != 3 or verb not in {Verb.SET, Verb.RESTORE}:
        raise Stop(Code.NOT_UNDERSTOOD)
    adapter, network, word = _guid(rest[0]), rest[1], rest[2]
    if not _TOKEN.fullmatch(network):
        raise Stop(Code.NOT_UNDERSTOOD)
    if verb is Verb.RESTORE:
        return Order(verb, what, adapter, network, _part(what, word))
    if word not in _WORDS[what]:
        raise Stop(Code.NOT_UNDERSTOOD)
    return Order(verb, what, adapter, network, word)


def _of_new(verb: Verb, rest: list[str]) -> Order:
    if verb is Verb.UNSET and len(rest) == 1:
        return Order(verb, NEW, _guid(rest[0]))
    if verb is Verb.SET and len(rest) == 2 and rest[1] in _WORDS[NEW]:
        return Order(verb, NEW, _guid(rest[0]), word=rest[1])
    raise Stop(Code.NOT_UNDERSTOOD)


def _of_value(verb: Verb, what: str, rest: list[str]) -> Order:
    if what not in VALUES or verb is Verb.RESTORE:
        raise Stop(Code.NOT_UNDERSTOOD)
    word = rest.pop(0) if verb is Verb.SET and rest else ""
    if verb is Verb.SET and word not in map(str, VALUES[what].numbers):
        raise Stop(Code.NOT_UNDERSTOOD)
    if len(rest) != (PER_ADAPTER in VALUES[what].path):
        raise Stop(Code.NOT_UNDERSTOOD)
    return Order(verb, what, _guid(rest[0]) if rest else "", word=word)


def _guid(text: str) -> str:
    if not _GUID.fullmatch(text):
        raise Stop(Code.NOT_UNDERSTOOD)
    return text


def _part(what: str, text: str) -> str:
    if text == ABSENT:
        return ""
    try:
        part = base64.b64decode(text, validate=True).decode()
    except ValueError:
        raise Stop(Code.NOT_UNDERSTOOD) from None
    if not is_part(what, part):
        raise Stop(Code.NOT_UNDERSTOOD)
    return part
