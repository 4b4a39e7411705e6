"""Pages of the systems' own settings, for what no program can change: a closed list.

Sources: Microsoft, "Launch Windows Settings" (``ms-settings:``); for macOS 13 and later, addresses
that public programs open; gnome-control-center(1) and KDE's systemsettings for Linux desktops.
"""

from collections.abc import Mapping
from enum import StrEnum

from exposure_check.model.setting import System


class Page(StrEnum):
    """What a page is about."""

    WIFI = "wifi"
    BLUETOOTH = "bluetooth"
    NETWORK = "network"
    SHARING = "sharing"
    NAME = "name"


_WINDOWS = {
    Page.WIFI: "ms-settings:network-wifi",
    Page.BLUETOOTH: "ms-settings:bluetooth",
    Page.NETWORK: "ms-settings:network",
    Page.SHARING: "ms-settings:crossdevice",
    Page.NAME: "ms-settings:about",
}
_APPLE = "x-apple.systempreferences:com.apple."
_MACOS = {
    Page.WIFI: f"{_APPLE}wifi-settings-extension",
    Page.BLUETOOTH: f"{_APPLE}BluetoothSettings",
    Page.NETWORK: f"{_APPLE}Network-Settings.extension",
    Page.SHARING: f"{_APPLE}Sharing-Settings.extension",
    Page.NAME: f"{_APPLE}SystemProfiler.AboutExtension",
}
_GNOME = {
    Page.WIFI: "gnome-control-center wifi",
    Page.BLUETOOTH: "gnome-control-center bluetooth",
    Page.NETWORK: "gnome-control-center network",
    Page.SHARING: "gnome-control-center sharing",
    Page.NAME: "gnome-control-center system",
}
_KDE = {
    Page.WIFI: "systemsettings kcm_networkmanagement",
    Page.BLUETOOTH: "systemsettings kcm_bluetooth",
    Page.NETWORK: "systemsettings kcm_networkmanagement",
}
_DESKTOPS: Mapping[str, Mapping[Page, str]] = {"gnome": _GNOME, "unity": _GNOME, "kde": _KDE}

ADDRESSES = frozenset(
    address for pages in (_WINDOWS, _MACOS, _GNOME, _KDE) for address in pages.values()
)
"""Everything that may be opened."""


def page_of(system: System, page: Page, desktop: str = "") -> str:
    """Return the address of a page; "" if there is none.

    Args:
        system: of this computer.
        page: what it is about.
        desktop: of Linux, as in ``XDG_CURRENT_DESKTOP``: names joined by colons.
    """
    match system:
        case System.WINDOWS:
            return _WINDOWS[page]
        case System.MACOS:
            return _MACOS[page]
        case System.LINUX:
            names = desktop.lower().split(":")
            found = (_DESKTOPS[name].get(page) for name in names if name in _DESKTOPS)
            return next(found, None) or ""
        case _:
            return ""
