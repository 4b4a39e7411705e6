"""Bluetooth, names and Wi-Fi settings of macOS.

Sources: ``system_profiler SPBluetoothDataType -json`` (``controller_properties``, up to macOS 11
``local_device_title`` with ``general_name``); scutil(8);
Apple, mDNSResponder ``NoMulticastAdvertisements``; for the Wi-Fi property lists: brunerd,
macAdminTools (``PrivateMACAddressModeUserSetting``; they need root and Full Disk Access).
"""

import json
from collections.abc import Iterator, Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.plist import Table, plist_of, table_of
from exposure_check.host.reader import answer_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Of, Policy, Reading, Source, Unread, Value, What

BLUETOOTH_GIVES = (What.BLUETOOTH_ADAPTER, What.DISCOVERABLE, What.BLUETOOTH_NAME)
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
_CONTROLLERS = ("controller_properties", "local_device_title")
_POWERED = ("controller_state", "general_power")
_DISCOVERABLE = ("controller_discoverable", "general_discoverable")
_NAMES = ("controller_name", "general_name")
"""Each as it is called since macOS 12, and before."""
_MOST = 500


def read_bluetooth(access: Access) -> Sequence[Reading]:
    """Read whether this Mac answers Bluetooth searches."""
    answer = answer_of(access, ("system_profiler", "SPBluetoothDataType", "-json"))
    return list(bluetooth_readings(answer.decode("utf-8", "replace")))


def bluetooth_readings(text: str) -> Iterator[Reading]:
    """Return the controller's state; devices of others, which are listed too, are not read."""
    try:
        controllers = [
            table_of(one[key])
            for one in _tables(table_of(json.loads(text)).get("SPBluetoothDataType"))
            for key in _CONTROLLERS
            if key in one
        ]
    except (ValueError, RecursionError):
        raise UnreadError(Unread.NOT_UNDERSTOOD) from None
    source = Source.SYSTEM_PROFILER
    if not controllers:
        yield Reading(What.BLUETOOTH_ADAPTER, "", "controller_properties", False, source)
    for one in controllers[:16]:
        yield Reading(What.BLUETOOTH_ADAPTER, "", "controller_properties", True, source)
        for what, keys in (
            (What.BLUETOOTH_ON, _POWERED),
            (What.DISCOVERABLE, _DISCOVERABLE),
        ):
            key = next((key for key in keys if key in one), keys[0])
            state = _STATES.get(str(one.get(key)))
            yield Reading(what, "", key, Unread.NOT_UNDERSTOOD if state is None else state, source)
        name = next((one[key] for key in _NAMES if isinstance(one.get(key), str)), None)
        value = Identifier(IdentifierKind.NAME, str(name)) if name else Unread.NOT_THERE
        yield Reading(What.BLUETOOTH_NAME, "", _NAMES[0], value, source)


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
        quiet = plist_of(access, BONJOUR).get("NoMulticastAdvertisements") is True
    except UnreadError as error:
        if error.reason is not Unread.NOT_THERE:
            raise
        quiet = False
    key = f"{BONJOUR} NoMulticastAdvertisements"
    return [Reading(What.MDNS, "", key, not quiet, Source.BONJOUR)]


def read_wifi(access: Access) -> Sequence[Reading]:
    """Read the mode of each known network, if this program may."""
    try:
        known = plist_of(access, KNOWN)
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
        told = table_of(one)
        word = told.get("PrivateMACAddressModeUserSetting")
        mode = Policy.SYSTEM_CHOICE if word is None else _MODES.get(str(word))
        yield _wifi(What.ADDRESS_POLICY, of, Unread.NOT_UNDERSTOOD if mode is None else mode)
        yield _wifi(What.HIDDEN, of, told.get("Hidden") is True)


def _wifi(what: What, of: Of, value: Value | Unread) -> Reading:
    return Reading(what, of, KNOWN, value, Source.WIFI_PLIST)


def _tables(value: object) -> list[Table]:
    return [table_of(one) for one in value] if isinstance(value, list) else []
