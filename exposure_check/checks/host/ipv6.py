"""``host.ipv6``: whether IPv6 addresses in use hold the hardware address (rule N4, RFC 4291 A).

The addresses decide, for programs make their own whatever the kernel is set to. An address made
from a random link address adds nothing to that one.
"""

from collections.abc import Iterator

from exposure_check.checks.host.check import HostCheck, proofs, why_unread
from exposure_check.checks.host.interface import interfaces
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Ipv6Mode, Policy, Reading, Settings, What
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_MIDDLE = b"\xff\xfe"
_HARDWARE = (Policy.HARDWARE, Policy.KEEP)


def judge(settings: Settings) -> Outcome:
    """Judge the addresses in use; without one, the settings."""
    addresses = list(settings.all(What.IPV6_ADDRESS))
    if any(one.value is False for one in settings.all(What.WIFI_INTERFACE)):
        return CHECK.not_seen(Need("no-wifi"))
    if not addresses:
        return _by_settings(settings)
    made = [(one, link) for one in addresses for link in link_address(one)]
    hardware = {one.hardware for one in interfaces(settings)} - {None}
    in_use = {one.address for one in interfaces(settings)}
    bad = [one for one, link in made if link in hardware]
    if bad:
        return CHECK.verdict("hardware", Confidence.CERTAIN, *_shown("made-from-hardware", bad))
    other = [one for one, link in made if link not in in_use]
    if other:
        return CHECK.verdict("hardware", Confidence.STRONG, *_shown("made-from-other", other))
    if made and not hardware:
        return CHECK.undecided(Need("hardware-unknown"))
    return CHECK.verdict("not-hardware", Confidence.STRONG, *_shown("free", addresses))


def _by_settings(settings: Settings) -> Outcome:
    modes = list(settings.all(What.IPV6_MODE))
    wifi = any(one.value is True for one in settings.all(What.WIFI_INTERFACE))
    if not modes and wifi and not settings.unread(What.IPV6_ADDRESS, What.IPV6_MODE):
        return CHECK.undecided(Need("join"))
    if not modes:
        return CHECK.not_checked(*why_unread(settings, What.IPV6_ADDRESS, What.IPV6_MODE))
    uses_hardware = {one.of for one in settings.all(What.ADDRESS_POLICY) if one.value in _HARDWARE}
    bad = [
        one for one in modes if one.value is Ipv6Mode.FROM_LINK_ADDRESS and one.of in uses_hardware
    ]
    if bad:
        return CHECK.verdict("hardware", Confidence.WEAK, *proofs("set-hardware", bad))
    return CHECK.undecided(Need("join"))


def link_address(reading: Reading) -> Iterator[bytes]:
    """Yield the link address that an IPv6 address was made from, if it was."""
    value = reading.value
    if isinstance(value, Identifier) and isinstance(value.value, bytes) and len(value.value) == 16:
        second = value.value[8:]
        if second[3:5] == _MIDDLE:
            yield bytes((second[0] ^ 2,)) + second[1:3] + second[5:]


def _shown(name: str, readings: list[Reading]) -> list[Proof]:
    """Return one proof per interface, with the address it was made from where there is one."""
    shown: dict[object, Proof] = {}
    for one in readings:
        link = next(link_address(one), None)
        values = {"interface": one.of}
        if link is not None:
            values["address"] = Identifier(IdentifierKind.ADDRESS, link)
        shown.setdefault(one.of, Proof(name, (), values))
    return list(shown.values())


CHECK = HostCheck(
    "host.ipv6",
    2,
    {"hardware": Severity.EXPOSED, "not-hardware": Severity.PROTECTED},
    judge,
)
