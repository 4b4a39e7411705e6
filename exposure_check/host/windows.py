"""The readers of Windows, in the order of an audit."""

from exposure_check.host import (
    windows_adapters,
    windows_bluetooth,
    windows_ipv6,
    windows_registry,
    windows_wifi,
)
from exposure_check.host.access import SettingReader
from exposure_check.model.setting import Source

READERS: tuple[SettingReader, ...] = (
    SettingReader(
        Source.ADAPTERS, windows_adapters.KEY, windows_adapters.GIVES, windows_adapters.read
    ),
    SettingReader(
        Source.UNICAST_ADDRESSES, windows_ipv6.KEY, windows_ipv6.GIVES, windows_ipv6.read
    ),
    SettingReader(Source.WLANAPI, windows_wifi.KEY, windows_wifi.GIVES, windows_wifi.read),
    SettingReader(
        Source.BLUETOOTHAPIS, windows_bluetooth.KEY, windows_bluetooth.GIVES, windows_bluetooth.read
    ),
    SettingReader(
        Source.REGISTRY, windows_registry.KEY, windows_registry.GIVES, windows_registry.read
    ),
)
