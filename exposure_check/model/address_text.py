"""Link addresses written out inside names, in the spellings ``aa:bb:…``, ``aabb.…``, ``aabb…``."""

import re
from collections.abc import Iterator
from itertools import islice

from exposure_check.model.address import is_group

_MOST = 3
"""Spelled addresses of one text that are looked at."""

TEXT_LIMIT = 512
"""Characters of a text that are looked at; no name of the protocols read here is longer."""

_SPELLED = re.compile(
    r"(?<![0-9a-z])(?:"
    r"[0-9a-f]{2}([:_-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}"
    r"|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}"
    r"|(?<![0-9a-f]{4}-)[0-9a-f]{12}"
    r")(?![0-9a-z])",
    re.IGNORECASE,
)
_SEPARATORS = str.maketrans("", "", ":-_.")


def _matches(text: str) -> Iterator[re.Match[str]]:
    return islice(_SPELLED.finditer(text[:TEXT_LIMIT]), _MOST)


def address_in_text(text: str, sender: bytes) -> bytes | None:
    """Return the first unicast link address spelled in a text, in either order of octets.

    The sender's own address goes before any other, also when it is written backwards. Twelve
    decimal digits may be anything, so they count only if they are the sender's address; the last
    group of a UUID is not an address.

    Args:
        text: a name; only its first `TEXT_LIMIT` characters are looked at.
        sender: six octets.
    """
    found: bytes | None = None
    for match in _matches(text):
        digits = match.group().translate(_SEPARATORS)
        address = bytes.fromhex(digits)
        if sender in (address, address[::-1]):
            return sender
        if found is None and not match.group().isdecimal() and any(address):
            found = _unicast(address)
    return found


def _unicast(address: bytes) -> bytes | None:
    for octets in (address, address[::-1]):
        if not is_group(octets):
            return octets
    return None


def without_addresses(text: str) -> str:
    """Return the text with every spelled link address taken out."""
    return _SPELLED.sub("", text[:TEXT_LIMIT])
