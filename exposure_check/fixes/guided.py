"""What the user is led to in the system's own settings: for findings that nothing else answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exposure_check.fixes.pages import Page, page_of
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import MayBreak, Offer, Rights, Scope, TakesEffect
from exposure_check.model.setting import System
from exposure_check.model.verdict import Severity

_FOUND = (Severity.EXPOSED, Severity.PARTLY)

NEW_ADDRESS = (
    MayBreak.ALLOW_LISTS,
    MayBreak.RESERVED_ADDRESSES,
    MayBreak.SIGN_IN_PAGES,
    MayBreak.PAID_WIFI,
    MayBreak.MANAGED_NETWORKS,
)


@dataclass(frozen=True, slots=True)
class Guide:
    """One way through the settings.

    Attributes:
        fix, scope, may_break, takes_effect: see `Offer`.
        check: whose finding it answers.
        tip: the way through the menus.
        page: where it begins.
    """

    fix: str
    check: str
    tip: str
    page: Page
    scope: Scope
    may_break: tuple[MayBreak, ...]
    takes_effect: TakesEffect


def guided_offers(
    report: AuditReport, guides: Sequence[Guide], system: System, desktop: str = ""
) -> Iterator[Offer]:
    """Return an offer for each guide whose check found something."""
    found = {one.check for one in report.outcomes if one.severity in _FOUND}
    for guide in guides:
        if guide.check in found:
            yield Offer(
                guide.fix, "", "", guide.scope, (guide.check,), (), (), guide.may_break,
                Rights.SERVICE_DECIDES, guide.takes_effect, guide=guide.tip,
                opens=page_of(system, guide.page, desktop),
            )  # fmt: skip
