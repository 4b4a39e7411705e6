"""``host.computer-name``: whether the computer's name tells it from others, wherever it is told."""

from exposure_check.checks.host.check import HostCheck, proofs, why_unread, yes
from exposure_check.checks.host.own_name import names, own_name
from exposure_check.model.setting import Settings, What
from exposure_check.model.verdict import Confidence, Outcome, Severity


def judge(settings: Settings) -> Outcome:
    """Judge the name itself; other checks say where it is told."""
    if not names(settings):
        return CHECK.not_checked(*why_unread(settings, What.COMPUTER_NAME))
    name = own_name(settings)
    if name is None:
        return CHECK.verdict("shared", Confidence.STRONG)
    where = [one for one in settings.all(What.COMPUTER_NAME) if one.value == name]
    direct = yes(settings.all(What.DIRECT_NAME))
    shown = (*proofs("named", where), *proofs("direct", direct))
    return CHECK.verdict("own", Confidence.STRONG, *shown, values={"name": name})


CHECK = HostCheck(
    "host.computer-name",
    1,
    {"own": Severity.PARTLY, "shared": Severity.PROTECTED},
    judge,
)
