"""All checks, in the order of a report: what identifies most directly comes first."""

from exposure_check.checks import (
    ble_address,
    ble_carry_over,
    ble_name,
    ble_rotation,
    bt_discoverable,
    net_dhcp,
    net_host_name,
    net_ipv4,
    net_ipv6,
    net_local_names,
    net_login,
    wifi_fingerprint,
    wifi_join_address,
    wifi_names_asked,
    wifi_queries,
    wifi_search_address,
    wifi_sequence,
    wifi_wps,
)
from exposure_check.checks.check import Check

CHECKS: tuple[Check, ...] = (
    wifi_search_address.CHECK,
    wifi_join_address.CHECK,
    wifi_names_asked.CHECK,
    wifi_queries.CHECK,
    wifi_wps.CHECK,
    wifi_sequence.CHECK,
    wifi_fingerprint.CHECK,
    ble_address.CHECK,
    ble_carry_over.CHECK,
    ble_rotation.CHECK,
    ble_name.CHECK,
    bt_discoverable.CHECK,
    net_login.CHECK,
    net_host_name.CHECK,
    net_dhcp.CHECK,
    net_ipv4.CHECK,
    net_ipv6.CHECK,
    net_local_names.CHECK,
)
