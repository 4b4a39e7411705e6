"""Bluetooth, names and Wi-Fi settings of macOS.

Sources: ``system_profiler SPBluetoothDataType -json`` (``controller_properties``); scutil(8);
Apple, mDNSResponder ``NoMulticastAdvertisements``; for the Wi-Fi property lists: brunerd,
macAdminTools (``PrivateMACAddressModeUserSetting``; they need root and Full Disk Access).
"""

import json
import plistlib
from collections.abc import Iterator, Mapping, Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.reader import answer_of, octets_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Of, Policy, Reading, Source, Unread, Value, What

BLUETOOTH_GIVES = (What.BLUETOOTH_ADAPTER, What.DISCOVERABLE)
BLUETOOTH_KEY = "system_profiler SPBluetoothDataType -json"
NAME_GIVES = (What.COMPUTER_NAME,)
NAME_KEY = "scutil --get"
BONJOUR_GIVES = (What.MDNS,)
BONJOUR = "/Library/Preferences/com.apple.mDNSResponder.plist"
WIFI_GIVES = (What.ADDRESS_POLICY, What.HIDDEN)
KNOWN = "/Library/Preferences/com.apple.wifi.known-networks.plist"

_PREFIX = "wifi.network.ssid."
_MODES = {"off": Policy.HARDWARE, "static": Policy.PER_NETWORK, "rotating": Policy.PER_NETWORK}
_STATES = {"attrib_on": True, "attrib_off": False}
_MOST = 500

Table = Mapping[str, object]


def read_bluetooth(access: Access) -> Sequence[Reading]:
    """Read whether this Mac answers Bluetooth searches."""
    answer = answer_of(access, ("system_profiler", "SPBluetoothDataType", "-json"))
    return list(bluetooth_readings(answer.decode("utf-8", "replace")))


def bluetooth_readings(text: str) -> Iterator[Reading]:
    """Return the controller's state; devices of others, which are listed too, are not read."""
    try:
        controllers = [
            _table(one.get("controller_properties"))
            for one in _tables(_table(json.loads(text)).get("SPBluetoothDataType"))
            if "controller_properties" in one
        ]
    except (ValueError, RecursionError):
        raise UnreadError(Unread.NOT_UNDERSTOOD) from None
    source = Source.SYSTEM_PROFILER
    if not controllers:
        yield Reading(What.BLUETOOTH_ADAPTER, "", "controller_properties", False, source)
    for one in controllers[:16]:
        yield Reading(What.BLUETOOTH_ADAPTER, "", "controller_properties", True, source)
        for what, key in (
            (What.BLUETOOTH_ON, "controller_state"),
            (What.DISCOVERABLE, "controller_discoverable"),
        ):
            state = _STATES.get(str(one.get(key)))
            yield Reading(what, "", key, Unread.NOT_UNDERSTOOD if state is None else state, source)


def read_names(access: Access) -> Sequence[Reading]:
    """Read the three names that a Mac has."""
    found = []
    for which in ("ComputerName", "LocalHostName", "HostName"):
        key = f"scutil --get {which}"
        try:
            answer = answer_of(access, ("scutil", "--get", which))
        except UnreadError as error:  # HostName is mostly not set
            reason = Unread.NOT_THERE if error.reason is Unread.FAILED else error.reason
            found.append(Reading(What.COMPUTER_NAME, "", key, reason, Source.SCUTIL))
            continue
        name = answer.decode("utf-8", "replace").strip()
        if name:
            value = Identifier(IdentifierKind.NAME, name)
            found.append(Reading(What.COMPUTER_NAME, "", key, value, Source.SCUTIL))
    return found


def read_bonjour(access: Access) -> Sequence[Reading]:
    """Read whether Bonjour tells names: it does unless told not to."""
    try:
        quiet = _plist(access, BONJOUR).get("NoMulticastAdvertisements") is True
    except UnreadError as error:
        if error.reason is not Unread.NOT_THERE:
            raise
        quiet = False
    key = f"{BONJOUR} NoMulticastAdvertisements"
    return [Reading(What.MDNS, "", key, not quiet, Source.BONJOUR)]


def read_wifi(access: Access) -> Sequence[Reading]:
    """Read the mode of each known network, if this program may."""
    try:
        known = _plist(access, KNOWN)
    except UnreadError as error:
        if error.reason is Unread.NO_RIGHTS:
            raise UnreadError(Unread.FULL_DISK_ACCESS, KNOWN) from None
        raise
    return list(wifi_readings(known))


def wifi_readings(known: Table) -> Iterator[Reading]:
    """Return what each known network is set to; one without a mode is left to the system."""
    networks = [(key, one) for key, one in known.items() if key.startswith(_PREFIX)][:_MOST]
    if not networks:
        yield _wifi(What.HIDDEN, "", False)
    for key, one in networks:
        of = Identifier(IdentifierKind.NETWORK, key.removeprefix(_PREFIX).encode())
        told = _table(one)
        word = told.get("PrivateMACAddressModeUserSetting")
        mode = Policy.SYSTEM_CHOICE if word is None else _MODES.get(str(word))
        yield _wifi(What.ADDRESS_POLICY, of, Unread.NOT_UNDERSTOOD if mode is None else mode)
        yield _wifi(What.HIDDEN, of, told.get("Hidden") is True)


def _wifi(what: What, of: Of, value: Value | Unread) -> Reading:
    return Reading(what, of, KNOWN, value, Source.WIFI_PLIST)


def _plist(access: Access, path: str) -> Table:
    octets = octets_of(access, path)
    try:
        told = _table(plistlib.loads(octets))
    except Exception:  # noqa: BLE001 - the parser raises errors of several kinds on broken files
        raise UnreadError(Unread.NOT_UNDERSTOOD, path) from None
    access.note(path, told)
    return told


def _table(value: object) -> Table:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> list[Table]:
    return [_table(one) for one in value] if isinstance(value, list) else []
