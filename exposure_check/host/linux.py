"""The readers of Linux, in the order of an audit."""

from exposure_check.host import (
    linux_bluetooth,
    linux_links,
    linux_mgmt,
    linux_names,
    linux_networkmanager,
    linux_others,
    linux_radios,
    linux_supplicant,
)
from exposure_check.host.access import SettingReader
from exposure_check.model.setting import Source

READERS: tuple[SettingReader, ...] = (
    SettingReader(Source.RTNETLINK, linux_links.KEY, linux_links.GIVES, linux_links.read),
    SettingReader(Source.NL80211, linux_radios.KEY, linux_radios.GIVES, linux_radios.read),
    SettingReader(
        Source.NETWORK_MANAGER,
        linux_networkmanager.KEY,
        linux_networkmanager.GIVES,
        linux_networkmanager.read,
    ),
    SettingReader(
        Source.WPA_SUPPLICANT, linux_supplicant.KEY, linux_supplicant.GIVES, linux_supplicant.read
    ),
    SettingReader(Source.IWD, linux_others.IWD, linux_others.IWD_GIVES, linux_others.read_iwd),
    SettingReader(
        Source.NETWORKD,
        linux_others.NETWORKD,
        linux_others.NETWORKD_GIVES,
        linux_others.read_networkd,
    ),
    SettingReader(Source.BLUEZ, linux_bluetooth.KEY, linux_bluetooth.GIVES, linux_bluetooth.read),
    SettingReader(Source.BLUETOOTH_KERNEL, linux_mgmt.KEY, linux_mgmt.GIVES, linux_mgmt.read),
    SettingReader(
        Source.BLUEZ_FILES,
        linux_bluetooth.MAIN_CONF,
        linux_bluetooth.FILE_GIVES,
        linux_bluetooth.read_file,
    ),
    SettingReader(
        Source.KERNEL_FILES, linux_names.NAME_KEY, linux_names.NAME_GIVES, linux_names.read_names
    ),
    SettingReader(
        Source.HOSTNAMED, linux_names.HOSTNAMED, linux_names.NAME_GIVES, linux_names.read_hostnamed
    ),
    SettingReader(
        Source.RESOLVED,
        linux_names.RESOLVED,
        linux_names.RESOLVED_GIVES,
        linux_names.read_resolved,
    ),
    SettingReader(Source.AVAHI, linux_names.AVAHI, linux_names.AVAHI_GIVES, linux_names.read_avahi),
)
