"""What stands now at the places that fixes change: read without rights, before anything is offered.

What cannot be read is left out, and nothing is offered for it.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from exposure_check.fixes.linux_bus import PROPERTIES, Call
from exposure_check.fixes.linux_files import FilesHand, file_place
from exposure_check.fixes.linux_profiles import CONNECTION, SERVICE, SETTINGS, plain_value
from exposure_check.fixes.linux_services import (
    AdapterHand,
    HostnameHand,
    adapter_place,
    hostname_place,
)
from exposure_check.model.fix import FixRefusedError, Json, State
from exposure_check.model.setting import Settings, Source, What
from exposure_check.model.version import Version, version_of
from exposure_check.setfiles.contents import FILES

WIRELESS = "802-11-wireless"
CHANGED_KEYS = (
    f"{WIRELESS}.assigned-mac-address",
    f"{WIRELESS}.cloned-mac-address",
    f"{WIRELESS}.mac-address-randomization",
    f"{WIRELESS}.hidden",
    "connection.stable-id",
    "connection.mdns",
    "connection.llmnr",
    "ipv4.dhcp-send-hostname",
    "ipv4.dhcp-send-hostname-v2",
    "ipv4.dhcp-client-id",
    "ipv6.dhcp-send-hostname",
    "ipv6.dhcp-send-hostname-v2",
    "ipv6.dhcp-duid",
    "ipv6.addr-gen-mode",
    "ipv6.ip6-privacy",
)
"""Every key of a profile that a fix changes; types as in nm-settings-dbus(5)."""

_OWN_FOLDER = "/etc/NetworkManager/system-connections/"
_HOTSPOTS = ("ap", "adhoc", "mesh")
_MOST_PROFILES = 500


@dataclass(frozen=True, slots=True)
class Profile:
    """A network that NetworkManager keeps.

    Attributes:
        uuid: its id.
        ssid: its name.
        keys: `CHANGED_KEYS` that it has, as ``[type, value]``.
        changeable: False if it is kept where a change would not be its own file's: made by
            another program, or for this start of the computer alone.
    """

    uuid: str
    ssid: bytes
    keys: Mapping[str, Json]
    changeable: bool = True


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands where.

    Attributes:
        version: of NetworkManager, (0, 0) without it.
        profiles: its networks to join, ordered by id, so that their numbers stay.
        files: states of the closed list's files, by name.
        units: of the files beside systemd-networkd's own, by name of those.
        adapters: properties of Bluetooth adapters, by name.
        names: of the computer, by property.
    """

    version: Version = (0, 0)
    profiles: tuple[Profile, ...] = ()
    files: Mapping[str, State] = field(default_factory=dict)
    units: Mapping[str, State] = field(default_factory=dict)
    adapters: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    names: Mapping[str, Json] = field(default_factory=dict)


def survey(settings: Settings, call: Call, files: FilesHand) -> Survey:
    """Look at every place that the audit's findings may make worth changing."""
    version, profiles = _network_manager(call)
    return Survey(
        version, profiles,
        dict(_files(files)),
        dict(_units(settings, files)),
        dict(_adapters(settings, call)),
        dict(_names(call)),
    )  # fmt: skip


def units_of(settings: Settings) -> list[str]:
    """Return the names of the ``.network`` files that the audit read."""
    paths = (
        one.key.partition(" ")[0]
        for one in settings.all(What.DHCP_NAME)
        if one.source is Source.NETWORKD
    )
    return list(dict.fromkeys(path.rpartition("/")[2] for path in paths))


def _network_manager(call: Call) -> tuple[Version, tuple[Profile, ...]]:
    try:
        body = (SERVICE, "Version")
        root = SETTINGS.rpartition("/")[0]
        (version,) = call(SERVICE, root, f"{PROPERTIES}.Get", "ss", body)
        (paths,) = call(SERVICE, SETTINGS, f"{SERVICE}.Settings.ListConnections")
    except FixRefusedError:
        return (0, 0), ()
    found = []
    for path in paths[:_MOST_PROFILES] if isinstance(paths, list) else ():
        with suppress(FixRefusedError):  # another user's, or forgotten in between
            profile = _profile(call, str(path))
            if profile is not None:
                found.append(profile)
    return version_of(plain_value(version)), tuple(sorted(found, key=lambda one: one.uuid))


def _profile(call: Call, path: str) -> Profile | None:
    (told,) = call(SERVICE, path, f"{CONNECTION}.GetSettings")
    settings = told if isinstance(told, dict) else {}
    connection, wireless = settings.get("connection", {}), settings.get(WIRELESS, {})
    mode = plain_value(wireless.get("mode")) or "infrastructure"
    if plain_value(connection.get("type")) != WIRELESS or mode in _HOTSPOTS:
        return None
    keys = {}
    for key in CHANGED_KEYS:
        group, _, name = key.partition(".")
        variant = settings.get(group, {}).get(name)
        if variant is not None:
            value = plain_value(variant)
            keys[key] = [variant.signature, value.hex() if isinstance(value, bytes) else value]
    ssid = plain_value(wireless.get("ssid"))
    (general,) = call(SERVICE, path, f"{PROPERTIES}.GetAll", "s", (CONNECTION,))
    about = general if isinstance(general, dict) else {}
    kept = str(plain_value(about.get("Filename")) or "").startswith(_OWN_FOLDER)
    changeable = kept and plain_value(about.get("Flags")) == 0
    uuid = str(plain_value(connection.get("uuid")))
    return Profile(uuid, ssid if isinstance(ssid, bytes) else b"", keys, changeable)


def _files(files: FilesHand) -> Iterator[tuple[str, State]]:
    for name, told in FILES.items():
        if "{unit}" not in told.path:
            with suppress(FixRefusedError):
                yield name, files.read(file_place(name))


def _units(settings: Settings, files: FilesHand) -> Iterator[tuple[str, State]]:
    for unit in units_of(settings):
        with suppress(FixRefusedError):
            yield unit, files.read(file_place("networkd-dhcp", unit))


def _adapters(settings: Settings, call: Call) -> Iterator[tuple[str, Mapping[str, Json]]]:
    hand = AdapterHand(call)
    for adapter in settings.all(What.BLUETOOTH_ADAPTER):
        if adapter.source is Source.BLUEZ and adapter.value is True:
            of = str(adapter.of)
            with suppress(FixRefusedError):
                names = ("Discoverable", "DiscoverableTimeout", "Alias")
                yield of, {one: hand.read(adapter_place(of, one)).value for one in names}


def _names(call: Call) -> Iterator[tuple[str, Json]]:
    hand = HostnameHand(call)
    for name in ("StaticHostname", "PrettyHostname"):
        with suppress(FixRefusedError):
            yield name, hand.read(hostname_place(name)).value
