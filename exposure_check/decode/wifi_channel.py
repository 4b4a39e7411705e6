"""Centre frequency to channel number, as IEEE 802.11 clauses 15 to 27 and Annex E number them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _numbered() -> dict[int, int]:
    channels = {2407 + 5 * number: number for number in range(1, 14)}
    channels[2484] = 14
    channels |= {5000 + 5 * number: number for number in range(1, 183)}
    channels |= {4000 + 5 * number: number for number in range(183, 197)}
    # 6 GHz channel 2 alone (operating class 136) does not follow the formula of the others, and
    # the formula's first frequency, 5955, lies above the last of the 5 GHz band used here.
    channels[5935] = 2
    channels |= {5950 + 5 * number: number for number in range(1, 234)}
    return channels


CHANNEL_BY_FREQUENCY: Final[Mapping[int, int]] = MappingProxyType(_numbered())
"""Channel number by centre frequency in MHz.

Numbers 1 to 14 and some above 36 are used in the 6 GHz band as well as below it.
"""
