"""Two parts of a saved network's profile, cut out and put in as text: the rest stays to the letter.

Source: Microsoft, WLAN profile schemas v1 (``SSIDConfig/nonBroadcast``) and v3
([MS-GPWL] 6.3.3, ``MacRandomization``). A part is its element with the white space before it.
"""

import re
from typing import Final

RANDOM: Final = "random"
HIDDEN: Final = "hidden"

_FLAG = "(?:true|false|0|1)"
_INNER = (
    rf"(?:\s*<enableRandomization>{_FLAG}</enableRandomization>"
    rf"|\s*<randomizeEveryday>{_FLAG}</randomizeEveryday>"
    r"|\s*<randomizationSeed>[0-9]{1,10}</randomizationSeed>)"
)
_WHOLE: Final = {
    RANDOM: re.compile(
        r"\s*<MacRandomization(?: xmlns=\"http://www\.microsoft\.com/networking/WLAN/profile/v3\")?"
        rf"(?:\s*/>|>{_INNER}*\s*</MacRandomization>)"
    ),
    HIDDEN: re.compile(rf"\s*<nonBroadcast>{_FLAG}</nonBroadcast>"),
}
_BEFORE: Final = {
    RANDOM: re.compile(r"\s*</WLANProfile>\s*\Z"),
    HIDDEN: re.compile(r"(?<=</SSID>)(?!.*</SSID>)", re.DOTALL),
}
"""Where a part belongs that is not there: last, and after the last name of the network."""

LONGEST: Final = 1000


def part_of(xml: str, which: str) -> str | None:
    """Return a part as it stands, None if it is not there.

    Raises:
        ValueError: it is there in a shape that is not known, or more than once.
    """
    found = _WHOLE[which].findall(xml)
    named = xml.count({RANDOM: "<MacRandomization", HIDDEN: "<nonBroadcast"}[which])
    if named != len(found) or named > 1:
        raise ValueError(which)
    return found[0] if found else None


def is_part(which: str, text: str) -> bool:
    """Return whether a text is such a part, and nothing else."""
    return len(text) <= LONGEST and bool(_WHOLE[which].fullmatch(text))


def with_part(xml: str, which: str, part: str | None) -> str:
    """Return the profile with a part in place of the one that it has, or with none.

    Raises:
        ValueError: it is no profile, or see `part_of`.
    """
    if part_of(xml, which) is not None:
        return _WHOLE[which].sub(lambda _: part or "", xml, count=1)
    if part is None:
        return xml
    place = _BEFORE[which].search(xml)
    if place is None:
        raise ValueError(which)
    return xml[: place.start()] + part + xml[place.start() :]


def words_of(part: str | None) -> dict[str, bool]:
    """Return what a part sets, by element; what it leaves out is not in it."""
    flags = re.findall(rf"<([a-zA-Z]+)>({_FLAG})</", part or "")
    return {name: word in {"true", "1"} for name, word in flags if name != "randomizationSeed"}
