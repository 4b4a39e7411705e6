"""``host.wifi-address``: the address in use against the hardware address, per interface.

What the kernel says of a joined interface decides. Not joined, only the settings of saved networks
speak, and they are weak: drivers exist that ignore them.
"""

from collections.abc import Sequence

from exposure_check.checks.host.check import HostCheck, proofs
from exposure_check.checks.host.interface import Interface, interfaces, none_found
from exposure_check.model.address import is_local
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Reading, Settings, What
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

_HARDWARE = (Policy.HARDWARE, Policy.KEEP)
_LASTS = (Policy.FIXED, Policy.PER_START)
_CHANGES = (Policy.PER_NETWORK, Policy.EACH_TIME)


def judge(settings: Settings) -> Outcome:
    """Judge joined interfaces by their addresses, the rest by the settings, worst first."""
    found = interfaces(settings)
    if not found:
        return none_found(CHECK, settings, What.ADDRESS_IN_USE)
    joined = [one for one in found if one.joined and one.switched_on is not False]
    bad = [one for one in joined if one.shows_hardware]
    if bad:
        sure = all(_vendor_given(one) for one in bad)
        confidence = Confidence.CERTAIN if sure else Confidence.STRONG
        return CHECK.verdict("hardware", confidence, *map(_shows, bad))
    lasting = [one for one in joined if one.shows_hardware is False and one.policy in _LASTS]
    if lasting:
        return CHECK.verdict("fixed", Confidence.STRONG, *(_differs("fixed", i) for i in lasting))
    return _by_settings(settings, joined)


def _by_settings(settings: Settings, joined: Sequence[Interface]) -> Outcome:
    policies = [*settings.all(What.ADDRESS_POLICY), *settings.all(What.POLICY_IN_USE)]
    open_ = [one for one in joined if one.shows_hardware is None or one.policy not in _CHANGES]
    changing = [one for one in joined if one not in open_]
    shown = tuple(_differs("other", one) for one in changing)
    hardware = _saved(policies, _hardware_policies(joined))
    if hardware:
        word = "hardware-elsewhere" if changing else "set-to-hardware"
        return CHECK.verdict(word, Confidence.WEAK, *shown, *_set_to_hardware(hardware))
    fixed = _saved(policies, _LASTS)
    if fixed:
        return CHECK.verdict("fixed", Confidence.WEAK, *shown, *proofs("set-fixed", fixed))
    if open_:
        return CHECK.undecided(Need("compare"), *map(_unexplained, open_))
    if not joined:
        set_ = _saved(policies, _CHANGES)
        return CHECK.undecided(Need("join"), *proofs("set-changing", set_))
    return CHECK.verdict("changing", Confidence.STRONG, *shown)


def _hardware_policies(joined: Sequence[Interface]) -> tuple[Policy, ...]:
    """Return the policies that mean the hardware address.

    "Keep" does, unless an interface keeps another one, which something else must have set.
    """
    kept = any(one.shows_hardware is False and one.policy is Policy.KEEP for one in joined)
    return (Policy.HARDWARE,) if kept else _HARDWARE


def _set_to_hardware(readings: Sequence[Reading]) -> tuple[Proof, ...]:
    """Return saved networks first, then what new ones will get."""
    saved = [one for one in readings if one.of]
    new = [one for one in readings if not one.of]
    return (*proofs("set-hardware", saved), *proofs("new-networks", new))


def _saved(policies: Sequence[Reading], which: tuple[Policy, ...]) -> list[Reading]:
    """Return the networks with one of these policies; the default counts like a network."""
    return [one for one in policies if one.value in which]


def _vendor_given(interface: Interface) -> bool:
    return interface.address is not None and not is_local(interface.address)


def _shows(interface: Interface) -> Proof:
    return _differs("vendor-given" if _vendor_given(interface) else "made-with", interface)


def _unexplained(interface: Interface) -> Proof:
    if interface.address is None:
        return _differs("address-unknown", interface)
    return _differs("unexplained" if interface.hardware else "hardware-unknown", interface)


def _differs(proof: str, interface: Interface) -> Proof:
    values: dict[str, FactValue] = {"interface": interface.of}
    if interface.address is not None:
        values["address"] = Identifier(IdentifierKind.ADDRESS, interface.address)
    if interface.hardware is not None:
        values["hardware"] = Identifier(IdentifierKind.ADDRESS, interface.hardware)
    return Proof(proof, (), values)


CHECK = HostCheck(
    "host.wifi-address",
    1,
    {
        "hardware": Severity.EXPOSED,
        "set-to-hardware": Severity.EXPOSED,
        "hardware-elsewhere": Severity.PARTLY,
        "fixed": Severity.EXPOSED,
        "changing": Severity.PROTECTED,
    },
    judge,
)
