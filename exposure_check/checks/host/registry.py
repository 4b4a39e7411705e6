"""All checks of this computer's settings, in the order of a report."""

from exposure_check.checks.host import (
    bluetooth_discoverable,
    bluetooth_name,
    bluetooth_privacy,
    computer_name,
    dhcp_id,
    dhcp_name,
    hidden_networks,
    ipv6,
    local_names,
    wifi_address,
    wifi_scan,
)
from exposure_check.checks.host.check import HostCheck

HOST_CHECKS: tuple[HostCheck, ...] = (
    wifi_address.CHECK,
    wifi_scan.CHECK,
    hidden_networks.CHECK,
    dhcp_name.CHECK,
    dhcp_id.CHECK,
    ipv6.CHECK,
    local_names.CHECK,
    bluetooth_discoverable.CHECK,
    bluetooth_privacy.CHECK,
    bluetooth_name.CHECK,
    computer_name.CHECK,
)
