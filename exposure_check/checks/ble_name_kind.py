"""What a broadcast name gives away: an address, a serial number, a model, or whatever else.

Only a name that is nothing but a known model counts as one: everything else is treated as chosen
by a person. Forms after the published trackability cases of the Bluetooth field (names holding
6, 3 or 2 octets of an address in either order, names ending in a serial number).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from exposure_check.model.address import ADDRESS_LENGTH

NAME_LIMIT = 248
"""Longest local name (Core Vol 3 Part C 3.2.2), in characters here; the rest is not read."""


class NameKind(IntEnum):
    """What a name is, worst last."""

    MODEL = 0
    FREE = 1
    SERIAL = 2
    ADDRESS = 3


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name's kind; ``octets`` of an address that it holds, 0 if none."""

    kind: NameKind
    octets: int = 0


_SHARES = (6, 3, 2)
"""Octets of an address a name may hold: all, the half that is not the vendor's, the last two."""

# Compiled when first asked for (`re` keeps them): that takes longer than to read most files.
_RUN = r"[0-9A-Za-z]+"
_HEX = r"[0-9A-F]+"

_SERIAL = r"""(?:^|[^0-9A-Za-z])         # begins a word
        (?=[0-9A-Z]*[0-9])         # holds a digit
        (?:[0-9A-F]{4}|[0-9A-F]{6}|[0-9A-F]{8,16}   # part of an address or a number in hex
          |[0-9]{5,20}             # a long number
          |(?=(?:[0-9A-Z]*[0-9]){4})(?=[0-9A-Z]*[A-Z])[0-9A-Z]{8,20})  # a maker's serial
        (?:$|[^0-9A-Za-z])"""

_MODEL = r"""(?:
      (?:apple[ ])?(?:iphone|ipad|ipod[ ]touch|imac|mac[ ]mini|mac[ ]pro|mac[ ]studio
        |apple[ ]tv|homepod(?:[ ]mini)?|apple[ ]watch
        |macbook(?:[ ](?:air|pro))?|airpods(?:[ ](?:pro|max))?
        |ipad[ ](?:air|mini|pro)|iphone[ ](?:\d\d?|x|xr|xs|se)(?:[ ](?:mini|plus|pro|max)){0,2})
     |(?:samsung[ ])?galaxy[ ](?:buds|watch|fit|ring|tab|s|a|m|note|z[ ](?:flip|fold))[ ]?\d{0,2}
        (?:[ ]?(?:\+|plus|pro|live|fe|ultra|active|classic|lite|5g|se)){0,2}
     |(?:google[ ])?pixel[ ](?:\d{1,2}a?|buds|watch)[ ]?\d?(?:[ ](?:a-series|xl|pro|fold|a)){0,2}
     |jabra[ ](?:evolve|elite|talk|move|speak|engage|perform)2?(?:[ ](?:active|pro|sport|flex))?
        [ ]?\d{0,3}[a-z]{0,2}
     |(?:le[-_ ])?(?:wh|wf|wi)-(?:c|xb|ch|sp|1000x?)\d{0,4}[a-z]{0,2}\d?
     |(?:le[-_ ])?bose[ ](?:qc|quietcomfort|nc|soundsport|soundlink|qc[ ]earbuds)[ ]?\d{0,3}
        (?:[ ](?:ii|ultra|mini|flex|earbuds|headphones)){0,2}
     |jbl[ ](?:flip|charge|go|clip|xtreme|tune|live|boombox)[ ]?\d{0,3}[a-z]{0,4}
     |mi[ ](?:smart[ ])?band[ ]\d|(?:xiaomi[ ])?smart[ ]band[ ]\d
     |(?:logitech[ ])?mx[ ](?:master|anywhere|keys|ergo)(?:[ ](?:\d[a-z]?|mini|mac)){0,2}
    )"""


def spellings(addresses: Iterable[bytes]) -> frozenset[str]:
    """Return how the addresses may stand in a name: 6, 3 or 2 octets, in either order."""
    return frozenset(
        part.hex().upper()
        for address in addresses
        if len(address) == ADDRESS_LENGTH
        for octets in _SHARES
        for part in (address[-octets:], address[-octets:][::-1])
    )


def name_kind(name: str, spelled: frozenset[str] = frozenset()) -> NameRead:
    """Say what a broadcast name gives away.

    Args:
        name: as sent.
        spelled: `spellings` of the device's known addresses, to look for inside the name.
    """
    text = name[:NAME_LIMIT].strip()
    if octets := _share(text, spelled):
        return NameRead(NameKind.ADDRESS, octets)
    if re.fullmatch(_MODEL, text, re.VERBOSE | re.IGNORECASE):
        return NameRead(NameKind.MODEL)
    serial = re.search(_SERIAL, text, re.VERBOSE)
    return NameRead(NameKind.SERIAL if serial else NameKind.FREE)


def _share(name: str, spelled: frozenset[str]) -> int:
    """Return how many octets of an address stand in ``name``: 6, 3, 2 or 0.

    Six or three may be cut up by any separators; two must stand as four digits of their own or
    at the end of a longer word, so that ordinary words are not taken for an address.
    """
    if not spelled:
        return 0
    runs = [run.upper() for run in re.findall(_RUN, name)]
    joined = "".join(runs)
    for octets in _SHARES[:2]:
        width = 2 * octets
        if any(joined[at : at + width] in spelled for at in range(len(joined) - width + 1)):
            return octets
    words = [*runs, *(one + two for one, two in pairwise(runs))]
    words.extend(run[-4:] for run in runs if not re.fullmatch(_HEX, run))
    return 2 if any(len(word) == 4 and word in spelled for word in words) else 0
