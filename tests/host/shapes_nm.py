"""Objects of NetworkManager as it tells them on D-Bus: types and keys of 1.42 and of 1.52.

Types as in NetworkManager's introspection data. Nothing default is in a profile; 1.52 adds
``dhcp-send-hostname-v2``. Passwords are never in them.
"""

from exposure_check.host.linux_networkmanager import SERVICE
from tests.host.buses import properties

HARDWARE = "3C:06:30:12:34:56"
ROOT = "/org/freedesktop/NetworkManager"
DEVICE, ACTIVE = f"{ROOT}/Devices/3", f"{ROOT}/ActiveConnection/2"

PRINT_1_42 = """# NetworkManager configuration: /etc/NetworkManager/NetworkManager.conf (lib: no-mac-addr-change.conf)

[main]
# rc-manager=
# auth-polkit=true
# dhcp=internal
# iwd-config-path=
plugins=ifupdown,keyfile
configure-and-quit=no

[ifupdown]
managed=false

[logging]
# backend=journal
# audit=true

[device]
# wifi.backend=wpa_supplicant

[device-31-mac-addr-change]
match-device=driver:eagle_sdio,driver:wl
wifi.scan-rand-mac-address=no

# no-auto-default file "/var/lib/NetworkManager/no-auto-default.state"
"""  # noqa: E501 - as printed by 1.42.4 of Debian 12


def profile(ssid: bytes, uuid: str, wireless=(), ipv4=(), ipv6=(), connection=()):
    from dbus_fast import Variant

    def group(*pairs):
        return {key: Variant(signature, value) for key, signature, value in pairs}

    return {
        "connection": group(
            ("id", "s", ssid.decode("utf-8", "replace")),
            ("uuid", "s", uuid),
            ("type", "s", "802-11-wireless"),
            ("permissions", "as", []),
            ("timestamp", "t", 1_700_000_000),
            *connection,
        ),
        "802-11-wireless": group(
            ("ssid", "ay", ssid),
            ("mode", "s", "infrastructure"),
            ("mac-address-blacklist", "as", []),
            ("seen-bssids", "as", ["02:11:22:33:44:55"]),
            ("security", "s", "802-11-wireless-security"),
            *wireless,
        ),
        "802-11-wireless-security": group(("key-mgmt", "s", "wpa-psk")),
        "ipv4": group(
            ("method", "s", "auto"),
            ("address-data", "aa{sv}", []),
            ("addresses", "aau", []),
            ("dns-search", "as", []),
            ("route-data", "aa{sv}", []),
            ("routes", "aau", []),
            *ipv4,
        ),
        "ipv6": group(
            ("method", "s", "auto"),
            ("addr-gen-mode", "i", 1),
            ("address-data", "aa{sv}", []),
            ("addresses", "a(ayuay)", []),
            ("dns-search", "as", []),
            ("route-data", "aa{sv}", []),
            ("routes", "a(ayuayu)", []),
            *ipv6,
        ),
        "proxy": {},
    }


def network_manager(version, profiles, address=HARDWARE, state=100, active=0, driver="iwlwifi"):
    """All that is asked of a NetworkManager with one Wi-Fi and one wired device."""
    paths = [f"{ROOT}/Settings/{number}" for number in range(1, len(profiles) + 1)]
    answers = {
        (f"{ROOT}/Settings", f"{SERVICE}.Settings.ListConnections", None): ("ao", paths),
        **properties(
            ROOT,
            SERVICE,
            {
                "Version": ("s", version),
                "Devices": ("ao", [f"{ROOT}/Devices/1", DEVICE]),
                "WirelessEnabled": ("b", True),
            },
        ),
        **properties(
            f"{ROOT}/Devices/1",
            f"{SERVICE}.Device",
            {"Interface": ("s", "eth0"), "DeviceType": ("u", 1), "HwAddress": ("s", HARDWARE)},
        ),
        **properties(
            DEVICE,
            f"{SERVICE}.Device",
            {
                "Interface": ("s", "wlan0"),
                "DeviceType": ("u", 2),
                "Driver": ("s", driver),
                "DriverVersion": ("s", "6.1.0-18-amd64"),
                "HwAddress": ("s", address),
                "State": ("u", state),
                "Managed": ("b", True),
                "ActiveConnection": ("o", ACTIVE if state == 100 else "/"),
            },
        ),
        **properties(
            DEVICE,
            f"{SERVICE}.Device.Wireless",
            {"HwAddress": ("s", address), "PermHwAddress": ("s", HARDWARE), "Mode": ("u", 2)},
        ),
        **properties(
            ACTIVE,
            f"{SERVICE}.Connection.Active",
            {"Connection": ("o", paths[active] if paths else "/"), "Id": ("s", "x")},
        ),
    }
    for path, settings in zip(paths, profiles, strict=True):
        key = (path, f"{SERVICE}.Settings.Connection.GetSettings", None)
        answers[key] = settings if isinstance(settings, str) else ("a{sa{sv}}", settings)
    return answers
