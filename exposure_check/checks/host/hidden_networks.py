"""``host.hidden-networks``: saved networks that the computer asks for by their names."""

from exposure_check.checks.host.check import HostCheck, left_open, proofs, why_unread, yes
from exposure_check.model.setting import Settings, What
from exposure_check.model.verdict import Confidence, Outcome, Severity


def judge(settings: Settings) -> Outcome:
    """Judge by the saved networks; that they are asked for is in the programs' own documents."""
    known = list(settings.all(What.HIDDEN))
    asked = yes(known)
    if asked:
        values = {"networks": len({one.of for one in asked})}
        return CHECK.verdict("asks", Confidence.WEAK, *proofs("asked", asked), values=values)
    if not known:
        return CHECK.not_checked(*why_unread(settings, What.HIDDEN))
    open_ = left_open(settings, What.HIDDEN)
    if open_:
        return CHECK.undecided(open_[0])
    return CHECK.verdict("none", Confidence.WEAK)


CHECK = HostCheck(
    "host.hidden-networks",
    1,
    {"asks": Severity.EXPOSED, "none": Severity.PROTECTED},
    judge,
)
