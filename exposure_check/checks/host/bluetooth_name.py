"""``host.bluetooth-name``: what this computer calls itself over Bluetooth."""

import re

from exposure_check.checks.host.check import HostCheck, proofs, why_unread
from exposure_check.checks.host.own_name import is_shared
from exposure_check.model.identifier import Identifier
from exposure_check.model.setting import Settings, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Severity

_BLUEZ_DEFAULT = re.compile(r"BlueZ [0-9.]{1,8}")
"""BlueZ's name where nothing gave it the computer's."""


def judge(settings: Settings) -> Outcome:
    """Judge the names of all adapters."""
    known = [one for one in settings.all(What.BLUETOOTH_NAME) if isinstance(one.value, Identifier)]
    if not known:
        if any(one.value is False for one in settings.all(What.BLUETOOTH_ADAPTER)):
            return CHECK.not_seen(Need("no-adapter"))
        return CHECK.not_checked(*why_unread(settings, What.BLUETOOTH_NAME))
    for one in known:
        if isinstance(one.value, Identifier) and not _shared(str(one.value.value)):
            values = {"name": one.value}
            return CHECK.verdict("own", Confidence.STRONG, *proofs("named", [one]), values=values)
    return CHECK.verdict("shared", Confidence.STRONG, *proofs("named", known))


def _shared(name: str) -> bool:
    return bool(_BLUEZ_DEFAULT.fullmatch(name)) or is_shared(name)


CHECK = HostCheck(
    "host.bluetooth-name",
    1,
    {"own": Severity.PARTLY, "shared": Severity.PROTECTED},
    judge,
)
