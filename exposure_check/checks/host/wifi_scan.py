"""``host.wifi-scan-randomisation``: which address searches for networks are sent with.

While joined, searches use the address of the connection; a setting for random ones counts only
while not joined (NetworkManager; ``platforms`` notes 7). An interface that still has its hardware
address although it was told otherwise has a driver that ignores it.
"""

from exposure_check.checks.host.check import HostCheck, why_unread
from exposure_check.checks.host.interface import Interface, interfaces, none_found
from exposure_check.model.setting import Policy, Settings, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_HARDWARE = (Policy.HARDWARE, Policy.KEEP)

_Answer = tuple[str, Confidence, str]
"""Verdict word or "", how sure, and the proof or need."""


def judge(settings: Settings) -> Outcome:
    """Judge each interface, and answer for the worst."""
    found = interfaces(settings)
    if not found:
        return none_found(CHECK, settings, What.SCAN_POLICY)
    answers = [(one, _answer(one)) for one in found]
    for word in ("hardware", "", "random"):
        fitting = [(one, answer) for one, answer in answers if answer[0] == word]
        if not fitting:
            continue
        if not word:
            needs = [Need(answer[2]) for _one, answer in fitting]
            return CHECK.undecided(needs[0])
        shown = [_proof(answer[2], one) for one, answer in fitting]
        weakest = all(answer[1] is Confidence.WEAK for _one, answer in fitting)
        confidence = Confidence.WEAK if weakest or _mixed(fitting, word) else Confidence.STRONG
        return CHECK.verdict(word, confidence, *shown)
    return CHECK.not_checked(*why_unread(settings, What.SCAN_POLICY))


def _mixed(fitting: list[tuple[Interface, _Answer]], word: str) -> bool:
    """True if a protective answer is weak for any of the interfaces."""
    return word == "random" and any(one[1] is Confidence.WEAK for _, one in fitting)


def _answer(one: Interface) -> _Answer:
    told = one.scan_policy
    if one.switched_on is not False and one.shows_hardware:
        return _shown(one)
    if told is one.policy is Policy.KEEP and one.shows_hardware is False:  # something else set it
        return "", Confidence.NONE, "who-decides"
    if told in _HARDWARE:
        return "hardware", Confidence.WEAK, "set-hardware"
    if told is not Policy.EACH_TIME:
        return "", Confidence.NONE, "who-decides"
    if one.switched_on is not True or one.shows_hardware is None:
        return "", Confidence.NONE, "switch-on"
    return "random", Confidence.WEAK if one.joined else Confidence.STRONG, "other"


def _shown(one: Interface) -> _Answer:
    """The interface has its hardware address: searches have it, unless the driver changes it."""
    if one.joined:
        return "hardware", Confidence.WEAK if one.able else Confidence.STRONG, "joined"
    proof = "ignored" if one.scan_policy is Policy.EACH_TIME else "idle"
    return "hardware", Confidence.WEAK if one.able else Confidence.STRONG, proof


def _proof(name: str, one: Interface) -> Proof:
    return Proof(name, (), {"interface": one.of})


CHECK = HostCheck(
    "host.wifi-scan-randomisation",
    1,
    {"hardware": Severity.EXPOSED, "random": Severity.PROTECTED},
    judge,
)
