"""Searches memory, files and output for addresses and texts, in any byte order or spelling."""

import re
from collections.abc import Iterable

JOINTS = (b"", b":", b"-", b"_", b" ", b".")
_ANCHOR = slice(1, 4)
"""Octets of an address that are looked for first. Addresses that share them cost one search."""


class Search:
    """A search for the same things in many places.

    Args:
        addresses: each of six octets.
        texts: names and the like, as sent.
    """

    def __init__(self, addresses: Iterable[bytes], texts: Iterable[bytes]) -> None:
        self._texts = tuple(texts)
        ways: dict[tuple[bytes, int, bool], dict[bytes, str]] = {}
        for address in addresses:
            for backwards in (False, True):
                octets = address[::-1] if backwards else address
                anchor = address[_ANCHOR][::-1] if backwards else address[_ANCHOR]
                before = 2 if backwards else 1
                raw = ways.setdefault((anchor, before, False), {})
                raw[octets] = address.hex()
                for joint in JOINTS:
                    spelled = joint.join(b"%02x" % octet for octet in octets)
                    part = joint.join(b"%02x" % octet for octet in anchor)
                    key = part, before * (2 + len(joint)), True
                    ways.setdefault(key, {})[spelled] = address.hex()
        self._ways = [
            (re.compile(re.escape(anchor)), before, text, found)
            for (anchor, before, text), found in ways.items()
        ]

    def found_in(self, octets: bytes) -> list[str]:
        """Return what stands in some octets: texts as they are, addresses as digits."""
        found = {text.decode() for text in self._texts if text in octets}
        lowered = octets.lower()
        for anchor, before, is_text, whole in self._ways:
            where = lowered if is_text else octets
            for match in anchor.finditer(where):
                start = max(0, match.start() - before)
                found |= {
                    address
                    for spelled, address in whole.items()
                    if where[start : start + len(spelled)] == spelled
                }
        return sorted(found)
