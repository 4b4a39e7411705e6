"""NetworkManager, by D-Bus: its Wi-Fi devices and the networks it knows.

Sources: NetworkManager's D-Bus API (``org.freedesktop.NetworkManager.Device``,
``….Device.Wireless``, ``….Settings.Connection``). Reading needs no rights; networks that belong
to another user are not told. Passwords are never asked for: ``GetSettings`` leaves them out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exposure_check.host import linux_nm_policy as policy
from exposure_check.host.access import Access, UnreadError
from exposure_check.host.ini import Section, parsed, yes_or_no
from exposure_check.host.linux_dbus import Bus, Table, table, texts
from exposure_check.host.linux_nm_config import Device, Undecidable, default_for
from exposure_check.host.reader import answer_of
from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import (
    Of,
    Policy,
    Reading,
    Source,
    Unread,
    Value,
    What,
    named,
)
from exposure_check.model.version import Version, version_of

SERVICE = "org.freedesktop.NetworkManager"
GIVES = (
    What.POLICY_IN_USE,
    What.SCAN_POLICY,
    What.ADDRESS_POLICY,
    What.HIDDEN,
    What.DHCP_NAME,
    What.DHCP_ID,
    What.IPV6_MODE,
)
KEY = SERVICE

_ROOT = "/org/freedesktop/NetworkManager"
_DEVICE = f"{SERVICE}.Device"
_SETTINGS = f"{SERVICE}.Settings"
_WIFI = 2
_ACTIVATED = 100
_MOST_DEVICES = 64
_MOST_PROFILES = 500
_HOTSPOTS = ("ap", "adhoc", "mesh")
_DIRECT_NAME_SINCE = (1, 59)


@dataclass(frozen=True, slots=True)
class WifiDevice:
    """A Wi-Fi device, as NetworkManager tells it.

    Attributes:
        device: what conditions of the configuration ask about.
        general, wireless: properties of its two interfaces.
        active: path of the profile in use, "" if there is none.
    """

    device: Device
    general: Table
    wireless: Table
    active: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that was asked, before it is understood.

    Attributes:
        version: of NetworkManager.
        devices: its Wi-Fi devices.
        profiles: all groups of each saved connection, by path; None if it may not be read.
        sections: the merged configuration; None if it could not be read.
    """

    version: Version
    devices: Sequence[WifiDevice]
    profiles: Mapping[str, Mapping[str, Table] | None]
    sections: Sequence[Section] | None


def read(access: Access) -> Sequence[Reading]:
    """Read what NetworkManager does on this computer."""
    with Bus(access) as bus:
        told = _ask(bus, configuration(access))
    return list(readings_of(told))


def configuration(access: Access) -> Sequence[Section] | None:
    """Return the merged configuration; None if the program for it is not there or fails."""
    try:
        print_ = answer_of(access, ("NetworkManager", "--print-config"))
    except UnreadError:
        return None
    return parsed(print_.decode("utf-8", "replace"))


def _ask(bus: Bus, sections: Sequence[Section] | None) -> Told:
    general = bus.properties(SERVICE, _ROOT, SERVICE)
    devices = []
    for path in texts(general.get("Devices"))[:_MOST_DEVICES]:
        device = _ask_device(bus, path)
        if device is not None:
            devices.append(device)
    paths = texts(bus.call(SERVICE, f"{_ROOT}/Settings", f"{_SETTINGS}.ListConnections"))
    profiles = {path: _ask_profile(bus, path) for path in paths[:_MOST_PROFILES]}
    return Told(version_of(general.get("Version")), devices, profiles, sections)


def _ask_device(bus: Bus, path: str) -> WifiDevice | None:
    try:
        general = bus.properties(SERVICE, path, _DEVICE)
        if general.get("DeviceType") != _WIFI:
            return None
        wireless = bus.properties(SERVICE, path, f"{_DEVICE}.Wireless")
        active = str(general.get("ActiveConnection", "/"))
        if active != "/":
            in_use = bus.properties(SERVICE, active, f"{SERVICE}.Connection.Active")
            active = str(in_use.get("Connection", "/"))
    except UnreadError as error:
        if error.reason is Unread.NOT_OFFERED:  # unplugged in between
            return None
        raise
    return WifiDevice(_device(general, wireless), general, wireless, active.strip("/") and active)


def _ask_profile(bus: Bus, path: str) -> Mapping[str, Table] | None:
    try:
        groups = table(bus.call(SERVICE, path, f"{_SETTINGS}.Connection.GetSettings"))
    except UnreadError as error:
        if error.reason in (Unread.NOT_OFFERED, Unread.NO_RIGHTS):
            return None
        raise
    return {name: table(group) for name, group in groups.items()}


def _device(general: Table, wireless: Table) -> Device:
    permanent = address_of(wireless.get("PermHwAddress"))
    return Device(
        interface=str(general.get("Interface", "")),
        kind="wifi",
        driver=str(general.get("Driver", "")),
        driver_version=str(general.get("DriverVersion", "")),
        hardware=permanent or b"",
    )


def address_of(text: object) -> bytes | None:
    """Return the octets of a written address; None if it is none, or all zero."""
    try:
        octets = bytes.fromhex(str(text).replace(":", ""))
    except ValueError:
        return None
    return octets if len(octets) == ADDRESS_LENGTH and any(octets) else None


def readings_of(told: Told) -> Iterator[Reading]:
    """Turn what was told into readings."""
    for device in told.devices:
        yield from _of_device(device, told)
    networks = [(path, one) for path, one in told.profiles.items() if one is None or is_wifi(one)]
    for path, settings in networks:
        if settings is None:
            yield from (_reading(what, "", path, Unread.NO_RIGHTS) for what in (What.HIDDEN,))
        else:
            yield from _of_network(settings, told)
    if not any(settings for _path, settings in networks):
        yield _reading(What.HIDDEN, "", "ListConnections", False)
    for device in told.devices[:1]:
        yield _reading(What.ADDRESS_POLICY, "", *_address_policy({}, told, device.device))
    if told.version >= _DIRECT_NAME_SINCE and told.devices:
        yield _direct_name(told)


def is_wifi(settings: Mapping[str, Table]) -> bool:
    """Return whether a saved connection is a Wi-Fi network to join."""
    kind = table(settings.get("connection")).get("type")
    mode = table(settings.get(policy.WIRELESS)).get("mode", "infrastructure")
    return kind == policy.WIRELESS and mode not in _HOTSPOTS


def _of_device(told: WifiDevice, all_: Told) -> Iterator[Reading]:
    of = named(told.device.interface)
    now = address_of(told.general.get("HwAddress") or told.wireless.get("HwAddress"))
    for what, key, octets in (
        (What.ADDRESS_IN_USE, "Device.HwAddress", now),
        (What.HARDWARE_ADDRESS, "Device.Wireless.PermHwAddress", told.device.hardware),
    ):
        if octets:
            yield _reading(what, of, key, Identifier(IdentifierKind.ADDRESS, octets))
    joined = told.general.get("State") == _ACTIVATED
    yield _reading(What.JOINED, of, "Device.State", joined)
    if told.general.get("Managed") is not False:
        key, value = scan_policy(all_.sections, told.device)
        yield _reading(What.SCAN_POLICY, of, key, value)
    settings = all_.profiles.get(told.active)
    if joined and settings is not None and is_wifi(settings):
        key, in_use = _address_policy(settings, all_, told.device)
        yield _reading(What.POLICY_IN_USE, of, key, in_use)


def _of_network(settings: Mapping[str, Table], told: Told) -> Iterator[Reading]:
    ssid = table(settings.get(policy.WIRELESS)).get("ssid")
    octets = bytes(ssid) if isinstance(ssid, bytes | list) else b""
    of = Identifier(IdentifierKind.NETWORK, octets)
    wanted = table(settings.get("connection")).get("interface-name")
    known = [one.device for one in told.devices]
    fitting = [one for one in known if one.interface == wanted] or known
    device = fitting[0] if fitting else Device("", "wifi")
    profile = policy.Profile(settings, told.sections, device, told.version)
    key, which = _address_policy(settings, told, device)
    yield _reading(What.ADDRESS_POLICY, of, key, which)
    yield _reading(What.HIDDEN, of, f"{policy.WIRELESS}.hidden", policy.hidden(profile))
    name = policy.dhcp_name(profile)
    if name is not None:
        yield _reading(What.DHCP_NAME, of, *name)
    for place, dhcp_id in policy.dhcp_ids(profile):
        yield _reading(What.DHCP_ID, of, place, dhcp_id)
    mode = policy.ipv6_mode(profile)
    if mode is not None:
        yield _reading(What.IPV6_MODE, of, *mode)


def _address_policy(settings: Mapping[str, Table], told: Told, device: Device) -> policy.Answer:
    """Return the policy; iwd as NetworkManager's back end has its own and knows no other."""
    try:
        backend = default_for(told.sections or (), "device", "wifi.backend", device)
    except Undecidable:
        return "[device] wifi.backend", Unread.NOT_UNDERSTOOD
    if backend == "iwd":
        return "[device] wifi.backend", Unread.NOT_OFFERED
    return policy.address_policy(policy.Profile(settings, told.sections, device, told.version))


def scan_policy(sections: Sequence[Section] | None, device: Device) -> tuple[str, Policy | Unread]:
    """Return which address is used while searching and not joined."""
    key = "[device] wifi.scan-rand-mac-address"
    if sections is None:
        return key, Unread.NO_PROGRAM
    try:
        word = default_for(sections, "device", "wifi.scan-rand-mac-address", device)
    except Undecidable:
        return key, Unread.NOT_UNDERSTOOD
    if word is None:
        return "built-in default", Policy.EACH_TIME
    random = yes_or_no(word)
    if random is None:
        return key, Unread.NOT_UNDERSTOOD
    return key, Policy.EACH_TIME if random else Policy.KEEP


def _direct_name(told: Told) -> Reading:
    """Return the name for Wi-Fi Direct: the computer's unless another is set."""
    key = "[device] wifi-p2p.device-name"
    device = told.devices[0].device
    if told.sections is None:
        return _reading(What.DIRECT_NAME, named(device.interface), key, Unread.NO_PROGRAM)
    try:
        name = default_for(told.sections, "device", "wifi-p2p.device-name", device)
    except Undecidable:
        return _reading(What.DIRECT_NAME, named(device.interface), key, Unread.NOT_UNDERSTOOD)
    value: Value = Identifier(IdentifierKind.NAME, name) if name else True
    return _reading(What.DIRECT_NAME, named(device.interface), key, value)


def _reading(what: What, of: Of, key: str, value: Value | Unread) -> Reading:
    return Reading(what, of, key, value, Source.NETWORK_MANAGER)
