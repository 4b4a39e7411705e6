"""wpa_supplicant, where it is configured by its own files.

Source: wpa_supplicant.conf(5) and its example file: ``mac_addr`` and ``preassoc_mac_addr`` are 0,
the permanent address, unless set; ``scan_ssid=1`` makes it ask for a network by name. The files
hold passwords, so they mostly belong to root; nothing else of them is kept. Which files are in use
is in the command line of the process (wpa_supplicant(8), ``-c`` and ``-I``); services start it with
files and without D-Bus (``wpa_supplicant@.service``, ifupdown, netplan).
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from getopt import GetoptError, getopt

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.linux_dbus import Bus
from exposure_check.host.reader import names_in, octets_of, text_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Of, Policy, Reading, Source, Unread, Value, What

SERVICE = "fi.w1.wpa_supplicant1"
GIVES = (What.ADDRESS_POLICY, What.SCAN_POLICY, What.HIDDEN)
KEY = "/etc/wpa_supplicant"

_FILE = re.compile(r"wpa_supplicant(-[\w.@-]+)?\.conf")
_PERMANENT = "0"
_POLICIES = {
    "1": Policy.EACH_TIME,
    "2": Policy.EACH_TIME,
    "3": Policy.FIXED,  # that of ``mac_value``; since 2.11
}
_MOST_NETWORKS = 500
_PROGRAM = b"wpa_supplicant"
_OPTIONS = "b:Bc:C:D:de:f:g:G:hi:I:KLMm:No:O:p:P:qsTtuvW"
"""Of wpa_supplicant 2.10 and 2.11 (``main.c``)."""


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
    paths = list(_in_use(access)) or _usual(access)
    return [
        reading
        for path in dict.fromkeys(paths)
        for reading in readings_of(path, parsed(text_of(access, path)))
    ]


def _in_use(access: Access) -> Iterator[str]:
    """Return the files that running processes were given; anybody may see those of root's."""
    with suppress(UnreadError):
        for process in filter(str.isdecimal, names_in(access, "/proc")):
            with suppress(UnreadError):  # ended meanwhile
                yield from files_of(octets_of(access, f"/proc/{process}/cmdline"))


def files_of(command_line: bytes) -> Sequence[str]:
    """Return the configuration files in a command line of wpa_supplicant's; none of another's.

    Args:
        command_line: arguments, each ended by a zero octet (proc(5)).
    """
    program, *arguments = command_line.split(b"\0")
    if program.rpartition(b"/")[2] != _PROGRAM:
        return ()
    try:
        options, _ = getopt([os.fsdecode(one) for one in arguments], _OPTIONS)
    except GetoptError:
        return ()
    return [path for option, path in options if option in ("-c", "-I") and path.startswith("/")]


def _usual(access: Access) -> Sequence[str]:
    """Return the files at the usual place, if it runs as a service that tells no files."""
    with Bus(access) as bus:
        bus.require(SERVICE)  # it tells itself only to administrators
    names = [one for one in names_in(access, KEY) if _FILE.fullmatch(one)]
    if not names:
        raise UnreadError(Unread.NOT_THERE, f"{KEY}/wpa_supplicant.conf")
    return [f"{KEY}/{name}" for name in names]


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
    """Return what a file means; what it leaves out is the hardware address.

    That is put back where wpa_supplicant itself changed it. If nothing in the file does, whatever
    address the interface has is kept (``tests/lab/scenarios/audit_supplicant.py``).
    """
    general = told.keys.get("mac_addr", _PERMANENT)
    before = told.keys.get("preassoc_mac_addr", _PERMANENT)
    words = [before, *(one.get("mac_addr", general) for one in ({}, *told.networks))]
    changes = any(one != _PERMANENT for one in words)
    policies = {_PERMANENT: Policy.HARDWARE if changes else Policy.KEEP, **_POLICIES}

    def reading(what: What, of: Of, key: str, word: str) -> Reading:
        return _reading(what, of, f"{path} {key}", policies.get(word, Unread.NOT_UNDERSTOOD))

    yield reading(What.ADDRESS_POLICY, "", "mac_addr", general)
    yield reading(What.SCAN_POLICY, "", "preassoc_mac_addr", before)
    if not told.networks:
        yield _reading(What.HIDDEN, "", f"{path} scan_ssid", False)
    for network in told.networks:
        of = Identifier(IdentifierKind.NETWORK, ssid_of(network.get("ssid", "")))
        yield reading(What.ADDRESS_POLICY, of, "mac_addr", network.get("mac_addr", general))
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


def _reading(what: What, of: Of, key: str, value: Value | Unread) -> Reading:
    return Reading(what, of, key, value, Source.WPA_SUPPLICANT)
