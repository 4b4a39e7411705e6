"""wpa_supplicant, where it is configured by its own files.

Source: wpa_supplicant.conf(5) and its example file: ``mac_addr`` and ``preassoc_mac_addr`` are 0,
the hardware address, unless set; ``scan_ssid=1`` makes it ask for a network by name. The files
hold passwords, so they mostly belong to root; nothing else of them is kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.linux_dbus import Bus
from exposure_check.host.reader import names_in, text_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Of, Policy, Reading, Source, Unread, Value, What

SERVICE = "fi.w1.wpa_supplicant1"
GIVES = (What.ADDRESS_POLICY, What.SCAN_POLICY, What.HIDDEN)
KEY = "/etc/wpa_supplicant"

_FILE = re.compile(r"wpa_supplicant(-[\w.@-]+)?\.conf")
_POLICIES = {"0": Policy.HARDWARE, "1": Policy.EACH_TIME, "2": Policy.EACH_TIME}
_MOST_NETWORKS = 500


@dataclass(frozen=True, slots=True)
class Configuration:
    """What one file says.

    Attributes:
        keys: outside of networks.
        networks: the keys of each network.
    """

    keys: Mapping[str, str]
    networks: Sequence[Mapping[str, str]]


def read(access: Access) -> Sequence[Reading]:
    """Read its files, if it runs; under NetworkManager it has none, and that one decides."""
    with Bus(access) as bus:
        bus.require(SERVICE)  # it tells itself only to administrators
    names = [one for one in names_in(access, KEY) if _FILE.fullmatch(one)]
    if not names:
        raise UnreadError(Unread.NOT_THERE, f"{KEY}/wpa_supplicant.conf")
    return [
        reading
        for name in names
        for reading in readings_of(f"{KEY}/{name}", parsed(text_of(access, f"{KEY}/{name}")))
    ]


def parsed(text: str) -> Configuration:
    """Read a file: ``key=value`` lines, and ``network={`` … ``}`` around some of them."""
    keys: dict[str, str] = {}
    networks: list[dict[str, str]] = []
    inside: dict[str, str] | None = None
    for line in map(str.strip, text.splitlines()):
        key, sign, value = (part.strip() for part in line.partition("="))
        if line.startswith("#") or not line:
            continue
        if line == "}":
            inside = None
        elif sign and value == "{":
            inside = {}
            if key == "network" and len(networks) < _MOST_NETWORKS:
                networks.append(inside)
        elif sign:
            (keys if inside is None else inside)[key] = value
    return Configuration(keys, networks)


def readings_of(path: str, told: Configuration) -> Iterator[Reading]:
    """Return what a file means; what it leaves out is the hardware address."""
    general = told.keys.get("mac_addr", "0")
    yield _reading(What.ADDRESS_POLICY, "", f"{path} mac_addr", _policy(general))
    before = told.keys.get("preassoc_mac_addr", "0")
    yield _reading(What.SCAN_POLICY, "", f"{path} preassoc_mac_addr", _policy(before))
    if not told.networks:
        yield _reading(What.HIDDEN, "", f"{path} scan_ssid", False)
    for network in told.networks:
        of = Identifier(IdentifierKind.NETWORK, ssid_of(network.get("ssid", "")))
        own = network.get("mac_addr", general)
        yield _reading(What.ADDRESS_POLICY, of, f"{path} mac_addr", _policy(own))
        asked = network.get("scan_ssid", "0") != "0"
        yield _reading(What.HIDDEN, of, f"{path} scan_ssid", asked)


def ssid_of(text: str) -> bytes:
    """Return a network's name: in quotes, or as hexadecimal digits."""
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].encode()
    try:
        return bytes.fromhex(text)
    except ValueError:
        return text.encode()


def _policy(word: str) -> Policy | Unread:
    return _POLICIES.get(word, Unread.NOT_UNDERSTOOD)


def _reading(what: What, of: Of, key: str, value: Value | Unread) -> Reading:
    return Reading(what, of, key, value, Source.WPA_SUPPLICANT)
