"""``host.bluetooth-privacy``: whether this computer's Bluetooth LE address changes.

Without privacy, connectable advertisements carry the identity address (BlueZ ``mgmt-api.txt``,
Set Advertising). The kernel's bit is the state; the configuration file alone is weak.
"""

from exposure_check.checks.host.check import ABSENT, HostCheck, proofs, why_unread
from exposure_check.model.setting import Settings, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Severity


def judge(settings: Settings) -> Outcome:
    """Judge by the kernel's bit, else by the setting; worse if something advertises now."""
    real = list(settings.all(What.LE_PRIVACY))
    known = real or list(settings.all(What.LE_PRIVACY_SETTING))
    if any(one.value is False for one in settings.all(What.BLUETOOTH_ADAPTER)) and not real:
        return CHECK.not_seen(Need("no-adapter"))
    if not known or (not real and _not_running(settings)):
        return CHECK.not_checked(*why_unread(settings, What.LE_PRIVACY, What.BLUETOOTH_ADAPTER))
    confidence = Confidence.STRONG if real else Confidence.WEAK
    off = [one for one in known if one.value is False]
    if not off:
        shown = proofs("on" if real else "set-on", known)
        return CHECK.verdict("changing", confidence, *shown)
    set_on = [one for one in settings.all(What.LE_PRIVACY_SETTING) if one.value is True]
    shown = (*proofs("off" if real else "set-off", off), *proofs("ignored", set_on))
    sending = [one for one in settings.all(What.ADVERTISING) if one.value]
    if sending:
        return CHECK.verdict("fixed", confidence, *shown, *proofs("sends", sending))
    return CHECK.verdict("fixed-if-used", confidence, *shown)


def _not_running(settings: Settings) -> bool:
    """True if nothing uses Bluetooth here: then what it would be told to do does not matter."""
    if any(settings.all(What.BLUETOOTH_ADAPTER)):
        return False
    unread = settings.unread(What.BLUETOOTH_ADAPTER)
    return bool(unread) and all(one.value in ABSENT for one in unread)


CHECK = HostCheck(
    "host.bluetooth-privacy",
    1,
    {
        "fixed": Severity.EXPOSED,
        "fixed-if-used": Severity.PARTLY,
        "changing": Severity.PROTECTED,
    },
    judge,
)
