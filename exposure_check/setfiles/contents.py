"""The closed list: which files may be changed, and what may stand in them.

Sources: NetworkManager.conf(5); resolved.conf(5), systemd.network(5), and "Drop-in" in
systemd.unit(5); BlueZ ``main.conf``; iwd.config(5); avahi-daemon.conf(5).

Contents that an older version wrote stay in the list for good: files with them are out there.
"""

from typing import Final, NamedTuple

MARK: Final = "# exposure-check fix\n"

Service = tuple[str, str]
"""What ``systemctl`` is told afterwards: verb and unit. Only what runs is told."""


class DropIn(NamedTuple):
    """A file of this program alone, beside those of others.

    Attributes:
        path: where; ``{unit}`` stands for the name of a file that is given along.
        words: whole contents by word.
        services: who has to read it.
    """

    path: str
    words: dict[str, str]
    services: tuple[Service, ...]


class Edit(NamedTuple):
    """One key in a file that others write, too.

    Attributes:
        path: where.
        section, key: which key.
        words: what it may be set to; what a user may have had there before included.
        services: who has to read it.
    """

    path: str
    section: str
    key: str
    words: tuple[str, ...]
    services: tuple[Service, ...]


_NM = "/etc/NetworkManager/conf.d/90-exposure-check"
_NM_RELOAD: Final = (("reload", "NetworkManager.service"),)

FILES: Final[dict[str, DropIn | Edit]] = {
    "nm-address": DropIn(
        f"{_NM}-address.conf",
        {
            word: f"{MARK}[connection-exposure-check-address]\nmatch-device=type:wifi\n"
            f"wifi.cloned-mac-address={word}\n"
            for word in ("stable-ssid", "stable")
        },
        _NM_RELOAD,
    ),
    "nm-scan": DropIn(
        f"{_NM}-scan.conf",
        {
            "yes": f"{MARK}[device-exposure-check-scan]\nmatch-device=type:wifi\n"
            "wifi.scan-rand-mac-address=yes\n"
        },
        _NM_RELOAD,
    ),
    "nm-dhcp-name": DropIn(
        f"{_NM}-dhcp-name.conf",
        {
            "0": f"{MARK}[connection-exposure-check-dhcp-name]\n"
            "ipv4.dhcp-send-hostname=0\nipv6.dhcp-send-hostname=0\n"
        },
        _NM_RELOAD,
    ),
    "nm-direct-name": DropIn(
        f"{_NM}-direct-name.conf",
        {
            "computer": f"{MARK}[device-exposure-check-direct-name]\nmatch-device=type:wifi\n"
            "wifi-p2p.device-name=computer\n"
        },
        _NM_RELOAD,
    ),
    "resolved-names": DropIn(
        "/etc/systemd/resolved.conf.d/90-exposure-check.conf",
        {"no": f"{MARK}[Resolve]\nLLMNR=no\nMulticastDNS=no\n"},
        (("try-restart", "systemd-resolved.service"),),
    ),
    "networkd-dhcp": DropIn(
        "/etc/systemd/network/{unit}.d/90-exposure-check.conf",
        {
            "quiet": f"{MARK}[DHCPv4]\nSendHostname=no\nClientIdentifier=mac\n"
            "[DHCPv6]\nSendHostname=no\n"
        },
        (("try-reload-or-restart", "systemd-networkd.service"),),
    ),
    "bluez-privacy": Edit(
        "/etc/bluetooth/main.conf",
        "General",
        "Privacy",
        ("device", "off", "network", "on", "limited-network", "limited-device"),
        (("try-restart", "bluetooth.service"),),
    ),
    "iwd-address": Edit(
        "/etc/iwd/main.conf",
        "General",
        "AddressRandomization",
        ("network", "disabled", "once"),
        (("try-restart", "iwd.service"),),
    ),
    "avahi-publish": Edit(
        "/etc/avahi/avahi-daemon.conf",
        "publish",
        "disable-publishing",
        ("yes", "no"),
        (("try-restart", "avahi-daemon.service"),),
    ),
}
