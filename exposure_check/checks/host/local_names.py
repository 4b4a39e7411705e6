"""``host.local-names``: services that answer to the computer's name on every local network."""

from collections.abc import Sequence

from exposure_check.checks.host.check import HostCheck, left_open, proofs, why_unread
from exposure_check.checks.host.own_name import names, own_name
from exposure_check.model.setting import Reading, Settings, Source, Unread, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Severity

_WHATS = (What.LLMNR, What.MDNS, What.NETBIOS)


def judge(settings: Settings) -> Outcome:
    """Judge by the services; one that is not there tells nothing."""
    telling = [one for what in _WHATS for one in _telling(settings, what)]
    known = [one for what in _WHATS for one in settings.all(what)]
    if telling:
        shown = proofs("answers", telling)
        name = own_name(settings)
        if name is not None:
            return CHECK.verdict("tells-name", Confidence.WEAK, *shown, values={"name": name})
        if not names(settings):
            return CHECK.undecided(Need("which-name"), *shown)
        return CHECK.verdict("shared-name", Confidence.WEAK, *shown)
    open_ = left_open(settings, *_WHATS)
    if open_ or not (known or _nobody_there(settings)):
        return CHECK.not_checked(*why_unread(settings, *_WHATS))
    return CHECK.verdict("quiet", Confidence.WEAK, *proofs("silent", known))


def _telling(settings: Settings, what: What) -> list[Reading]:
    """Return who answers; where a service tells of each link, the links count."""
    found = []
    for source in Source:
        of_source: Sequence[Reading] = [one for one in settings.all(what) if one.source is source]
        links = [one for one in of_source if one.of]
        found += [one for one in links or of_source if one.value is True]
    return found


def _nobody_there(settings: Settings) -> bool:
    """True if the services were asked for, and none of them runs."""
    unread = settings.unread(*_WHATS)
    return bool(unread) and all(one.value is Unread.NO_SERVICE for one in unread)


CHECK = HostCheck(
    "host.local-names",
    1,
    {
        "tells-name": Severity.EXPOSED,
        "shared-name": Severity.PROTECTED,
        "quiet": Severity.PROTECTED,
    },
    judge,
)
