"""``host.dhcp-name``: whether networks are told the computer's name when it asks for an address."""

from exposure_check.checks.host.check import HostCheck, left_open, proofs, why_unread, yes
from exposure_check.checks.host.own_name import names, own_name
from exposure_check.model.setting import Settings, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Severity


def judge(settings: Settings) -> Outcome:
    """Judge by the settings of all saved networks, and by the name that they would tell."""
    known = list(settings.all(What.DHCP_NAME))
    telling = yes(known)
    if not known:
        return CHECK.not_checked(*why_unread(settings, What.DHCP_NAME))
    if telling:
        name = own_name(settings)
        shown = proofs("tells", telling)
        if name is not None:
            return CHECK.verdict("tells-name", Confidence.WEAK, *shown, values={"name": name})
        if not names(settings):
            return CHECK.undecided(Need("which-name"), *shown)
        return CHECK.verdict("shared-name", Confidence.WEAK, *shown)
    open_ = left_open(settings, What.DHCP_NAME)
    if open_:
        return CHECK.undecided(open_[0])
    return CHECK.verdict("not-told", Confidence.WEAK, *proofs("silent", known))


CHECK = HostCheck(
    "host.dhcp-name",
    1,
    {
        "tells-name": Severity.EXPOSED,
        "shared-name": Severity.PROTECTED,
        "not-told": Severity.PROTECTED,
    },
    judge,
)
