"""The readers of macOS, in the order of an audit."""

from exposure_check.host import macos_dhcp, macos_interfaces, macos_settings
from exposure_check.host.access import SettingReader
from exposure_check.model.setting import Source

READERS: tuple[SettingReader, ...] = (
    SettingReader(
        Source.IFCONFIG, macos_interfaces.KEY, macos_interfaces.GIVES, macos_interfaces.read
    ),
    SettingReader(
        Source.WIFI_PLIST,
        macos_settings.KNOWN,
        macos_settings.WIFI_GIVES,
        macos_settings.read_wifi,
    ),
    SettingReader(Source.NETWORK_PLIST, macos_dhcp.SERVICES, macos_dhcp.GIVES, macos_dhcp.read),
    SettingReader(
        Source.SYSTEM_PROFILER,
        macos_settings.BLUETOOTH_KEY,
        macos_settings.BLUETOOTH_GIVES,
        macos_settings.read_bluetooth,
    ),
    SettingReader(
        Source.SCUTIL, macos_settings.NAME_KEY, macos_settings.NAME_GIVES, macos_settings.read_names
    ),
    SettingReader(
        Source.BONJOUR,
        macos_settings.BONJOUR,
        macos_settings.BONJOUR_GIVES,
        macos_settings.read_bonjour,
    ),
)
