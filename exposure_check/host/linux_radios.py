"""What Wi-Fi drivers say that they can do, by nl80211.

Source: Linux ``include/uapi/linux/nl80211.h``: ``nl80211_feature_flags``. A driver that has the
flag still uses the address in use unless a program asks for a random one with each search.
"""

from collections.abc import Sequence

from exposure_check.host.access import Access
from exposure_check.host.linux_netlink import Attributes, attribute, generic, unsigned
from exposure_check.model.setting import Reading, Source, What, named

GIVES = (What.SCAN_ABILITY,)
KEY = "NL80211_CMD_GET_WIPHY"

_GET_RADIO, _GET_INTERFACE = 1, 5
_RADIO, _INTERFACE_NAME, _FEATURES, _IN_PIECES = 1, 4, 143, 174
_SCAN_RANDOM = 1 << 29


def read(access: Access) -> Sequence[Reading]:
    """Read whether each Wi-Fi interface's driver can search with random addresses."""
    radios = generic(access, "nl80211", _GET_RADIO, attribute(_IN_PIECES, b""))
    return abilities_of(radios, generic(access, "nl80211", _GET_INTERFACE))


def abilities_of(radios: Sequence[Attributes], interfaces: Sequence[Attributes]) -> list[Reading]:
    """Return one reading for each interface whose radio told its features."""
    features: dict[int, int] = {}
    for radio in radios:
        # The list of one radio comes in pieces; only one of them has the features.
        if _RADIO in radio and _FEATURES in radio:
            features[unsigned(radio[_RADIO])] = unsigned(radio[_FEATURES])
    found = []
    for interface in interfaces:
        number = unsigned(interface.get(_RADIO, b""))
        name = interface.get(_INTERFACE_NAME, b"").split(b"\0")[0].decode("ascii", "replace")
        if name and number in features:
            able = bool(features[number] & _SCAN_RANDOM)
            key = "NL80211_FEATURE_SCAN_RANDOM_MAC_ADDR"
            found.append(Reading(What.SCAN_ABILITY, named(name), key, able, Source.NL80211))
    return found
