"""Which checks of what is sent belong to which checks of settings, and the other way round."""

from collections.abc import Mapping

ON_THE_AIR: Mapping[str, tuple[str, ...]] = {
    "host.wifi-address": ("wifi.join-address",),
    "host.wifi-scan-randomisation": ("wifi.search-address",),
    "host.hidden-networks": ("wifi.names-asked",),
    "host.dhcp-name": ("net.host-name",),
    "host.dhcp-id": ("net.dhcp",),
    "host.ipv6": ("net.ipv6",),
    "host.local-names": ("net.local-names",),
    "host.bluetooth-discoverable": ("bt.discoverable",),
    "host.bluetooth-privacy": ("ble.address",),
    "host.bluetooth-name": ("ble.name",),
    "host.computer-name": ("net.host-name",),
}
"""Which checks of what is sent show what a check of settings is about."""

_SHOWN_TOO: Mapping[str, tuple[str, ...]] = {
    "ble.rotation": ("host.bluetooth-privacy",),
    "ble.carry-over": ("host.bluetooth-privacy", "host.bluetooth-name"),
}
"""Checks of what is sent by which no fix is proven, and the settings that cause what they find."""


def settings_behind(check: str) -> tuple[str, ...]:
    """Return the checks of settings that are about what a check of what is sent found."""
    about = tuple(host for host, air in ON_THE_AIR.items() if check in air)
    return (*about, *_SHOWN_TOO.get(check, ()))
