"""``host.bluetooth-discoverable``: whether this computer answers Bluetooth searches now (B6)."""

from exposure_check.checks.host.check import HostCheck, proofs, why_unread, yes
from exposure_check.model.setting import Settings, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Severity


def judge(settings: Settings) -> Outcome:
    """Judge by the state of the adapters, as the system tells it at this moment."""
    known = list(settings.all(What.DISCOVERABLE))
    answering = yes(known)
    if answering:
        names = {one.of for one in answering}
        for_ever = any(
            one.value == 0 for one in settings.all(What.DISCOVERABLE_SECONDS) if one.of in names
        )
        word = "always" if for_ever else "discoverable"
        return CHECK.verdict(word, Confidence.STRONG, *proofs("answers", answering))
    if known:
        return CHECK.verdict("not-discoverable", Confidence.STRONG, *proofs("silent", known))
    if any(one.value is False for one in settings.all(What.BLUETOOTH_ADAPTER)):
        return CHECK.not_seen(Need("no-adapter"))
    return CHECK.not_checked(*why_unread(settings, What.DISCOVERABLE))


CHECK = HostCheck(
    "host.bluetooth-discoverable",
    1,
    {
        "always": Severity.EXPOSED,
        "discoverable": Severity.EXPOSED,
        "not-discoverable": Severity.PROTECTED,
    },
    judge,
)
