"""What is left to the user's own hands on Linux: findings that no other fix here answers.

They are there where something else than NetworkManager, BlueZ or systemd looks after a setting, or
where those cannot be asked. The desktop's own settings page is opened if it has one.
"""

from collections.abc import Sequence

from exposure_check.fixes.guided import NEW_ADDRESS, Guide, guided_offers
from exposure_check.fixes.pages import Page
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import MayBreak, Offer, Scope, TakesEffect
from exposure_check.model.setting import System

GUIDES: tuple[Guide, ...] = (
    Guide(
        "linux.wifi-address-by-hand", "host.wifi-address", "wifi-random-address", Page.WIFI,
        Scope.ALL_NETWORKS, NEW_ADDRESS, TakesEffect.NEXT_JOIN,
    ),
    Guide(
        "linux.hidden-networks-by-hand", "host.hidden-networks", "wifi-forget-hidden-networks",
        Page.WIFI, Scope.ALL_NETWORKS, (MayBreak.HIDDEN_NETWORK,), TakesEffect.AT_ONCE,
    ),
    Guide(
        "linux.discoverable-by-hand", "host.bluetooth-discoverable", "bluetooth-not-discoverable",
        Page.BLUETOOTH, Scope.ADAPTER, (MayBreak.NEW_PAIRING,), TakesEffect.AT_ONCE,
    ),
    Guide(
        "linux.computer-name-by-hand", "host.computer-name", "rename-device", Page.NAME,
        Scope.COMPUTER, (MayBreak.NAME_IN_USE,), TakesEffect.AT_ONCE,
    ),
)  # fmt: skip


def left_to_the_user(
    report: AuditReport, offers: Sequence[Offer], desktop: str
) -> tuple[Offer, ...]:
    """Return what the user is led to for findings that none of the offers answers; pure.

    Args:
        report: the audit.
        offers: everything else that can be done.
        desktop: as in ``XDG_CURRENT_DESKTOP``.
    """
    answered = {check for one in offers for check in one.heals}
    guides = [one for one in GUIDES if one.check not in answered]
    return tuple(guided_offers(report, guides, System.LINUX, desktop))
