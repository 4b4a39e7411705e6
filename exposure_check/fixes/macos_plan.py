"""Everything that can be offered on macOS: guided steps, each with the page that it begins on.

macOS keeps Wi-Fi settings in a protected property list that is not written to: public reports say
that a wrong entry breaks Wi-Fi (``docs/not-run-on-real-machines.md``). After each step, the audit
is run again.
"""

from exposure_check.fixes.guided import NEW_ADDRESS, Guide, guided_offers
from exposure_check.fixes.pages import Page
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import MayBreak, Offer, Scope, TakesEffect
from exposure_check.model.setting import System

GUIDES: tuple[Guide, ...] = (
    Guide(
        "macos.wifi-address", "host.wifi-address", "wifi-random-address", Page.WIFI,
        Scope.ALL_NETWORKS, NEW_ADDRESS, TakesEffect.NEXT_JOIN,
    ),
    Guide(
        "macos.hidden-networks", "host.hidden-networks", "wifi-forget-hidden-networks", Page.WIFI,
        Scope.ALL_NETWORKS, (MayBreak.HIDDEN_NETWORK,), TakesEffect.AT_ONCE,
    ),
    Guide(
        "macos.dhcp-id", "host.dhcp-id", "net-dhcp-anonymous", Page.WIFI, Scope.ALL_NETWORKS,
        (MayBreak.RESERVED_ADDRESSES,), TakesEffect.NEXT_JOIN,
    ),
    Guide(
        "macos.local-names", "host.local-names", "net-quiet-local-names", Page.SHARING,
        Scope.COMPUTER, (MayBreak.FOUND_BY_NAME, MayBreak.FINDS_BY_NAME), TakesEffect.AT_ONCE,
    ),
    Guide(
        "macos.bluetooth-discoverable", "host.bluetooth-discoverable",
        "bluetooth-not-discoverable", Page.BLUETOOTH, Scope.ADAPTER, (MayBreak.NEW_PAIRING,),
        TakesEffect.AT_ONCE,
    ),
    Guide(
        "macos.computer-name", "host.computer-name", "rename-device", Page.NAME, Scope.COMPUTER,
        (MayBreak.NAME_IN_USE,), TakesEffect.AT_ONCE,
    ),
    Guide(
        "macos.bluetooth-name", "host.bluetooth-name", "rename-device", Page.NAME, Scope.ADAPTER,
        (MayBreak.NAME_IN_USE,), TakesEffect.AT_ONCE,
    ),
)  # fmt: skip


def plan(report: AuditReport) -> tuple[Offer, ...]:
    """Return what the user can be led to, in the order of the audit's checks; pure."""
    return tuple(guided_offers(report, GUIDES, System.MACOS))
