"""``host.dhcp-id``: whether a lasting number is told to networks along with the address.

RFC 4361 and RFC 8415 make one for a device's lifetime; RFC 7844 says what an anonymous client
leaves out (rule N3).
"""

from exposure_check.checks.host.check import HostCheck, left_open, proofs, why_unread
from exposure_check.model.setting import DhcpId, Settings, What
from exposure_check.model.verdict import Confidence, Outcome, Severity

_LASTING = (DhcpId.HARDWARE, DhcpId.LASTING)
_IPV6 = "ipv6:"


def judge(settings: Settings) -> Outcome:
    """Judge by the settings of all saved networks; IPv6's is told on fewer networks."""
    known = list(settings.all(What.DHCP_ID))
    if not known:
        return CHECK.not_checked(*why_unread(settings, What.DHCP_ID))
    lasting = [one for one in known if one.value in _LASTING]
    usual = [one for one in lasting if not one.key.startswith(_IPV6)]
    if usual:
        return CHECK.verdict("lasting", Confidence.WEAK, *proofs("lasting", usual))
    if lasting:
        return CHECK.verdict("lasting-ipv6", Confidence.WEAK, *proofs("lasting", lasting))
    open_ = left_open(settings, What.DHCP_ID)
    if open_:
        return CHECK.undecided(open_[0])
    return CHECK.verdict("nothing-lasting", Confidence.WEAK, *proofs("short", known))


CHECK = HostCheck(
    "host.dhcp-id",
    1,
    {
        "lasting": Severity.EXPOSED,
        "lasting-ipv6": Severity.PARTLY,
        "nothing-lasting": Severity.PROTECTED,
    },
    judge,
)
