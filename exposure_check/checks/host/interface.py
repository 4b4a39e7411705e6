"""One Wi-Fi interface: what several sources say about it, put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from exposure_check.checks.host.check import HostCheck, why_unread
from exposure_check.model.address import is_local
from exposure_check.model.identifier import Identifier
from exposure_check.model.setting import Of, Policy, Settings, Source, Value, What
from exposure_check.model.verdict import Need, Outcome

_KNOWS_FACTORY_ADDRESS = frozenset({Source.RTNETLINK, Source.NETWORK_MANAGER})
"""Sources whose hardware address is known to be the one that the adapter was made with."""


@dataclass(frozen=True, slots=True)
class Interface:
    """One Wi-Fi interface.

    Attributes:
        of: how it is called.
        address: in use; None if unknown.
        hardware: the one it was made with; None if unknown.
        joined, switched_on: None if unknown.
        policy: for the network it is joined to.
        scan_policy: while it searches and is not joined.
        able: whether the driver says that it can search with random addresses.
    """

    of: Of
    address: bytes | None
    hardware: bytes | None
    joined: bool | None
    switched_on: bool | None
    policy: Policy | None
    scan_policy: Policy | None
    able: bool | None

    @property
    def shows_hardware(self) -> bool | None:
        """True if the address in use is the hardware address; None if that cannot be told.

        Without a hardware address to compare with, one that a maker gave is taken for it.
        """
        if self.address is None:
            return None
        if self.hardware is not None:
            return self.address == self.hardware
        return None if is_local(self.address) else True


def interfaces(settings: Settings) -> Sequence[Interface]:
    """Return every Wi-Fi interface that anything was read about."""
    names = dict.fromkeys(
        [one.of for one in settings.all(What.WIFI_INTERFACE) if one.value is True]
        + [one.of for one in settings.all(What.ADDRESS_IN_USE)]
    )
    return [_interface(settings, name) for name in names]


def none_found(check: HostCheck, settings: Settings, *whats: What) -> Outcome:
    """Return what a check says where there is no Wi-Fi interface: there is none, or who knows.

    Args:
        check: whose answer it is.
        settings: everything read; `interfaces` found none in it.
        whats: what else the check would have looked at.
    """
    if any(one.value is False for one in settings.all(What.WIFI_INTERFACE)):
        return check.not_seen(Need("no-wifi"))
    return check.not_checked(*why_unread(settings, What.WIFI_INTERFACE, *whats))


def _interface(settings: Settings, of: Of) -> Interface:
    policy = _first(settings, What.POLICY_IN_USE, of)
    if policy is None:
        policy = _without_network_manager(settings)
    scan = _first(settings, What.SCAN_POLICY, of)
    if scan is None:
        scan = _first(settings, What.SCAN_POLICY, "")
    return Interface(
        of=of,
        address=_octets(_first(settings, What.ADDRESS_IN_USE, of)),
        hardware=_hardware(settings, of),
        joined=_flag(_first(settings, What.JOINED, of)),
        switched_on=_flag(_first(settings, What.SWITCHED_ON, of)),
        policy=_policy(policy),
        scan_policy=_policy(scan),
        able=_flag(_first(settings, What.SCAN_ABILITY, of)),
    )


def _hardware(settings: Settings, of: Of) -> bytes | None:
    """Return the hardware address; a made-up one counts only from who surely knows."""
    for reading in settings.of(What.HARDWARE_ADDRESS, of):
        octets = _octets(reading.value)
        if octets and (reading.source in _KNOWS_FACTORY_ADDRESS or not is_local(octets)):
            return octets
    return None


def _without_network_manager(settings: Settings) -> Value | None:
    """Return the policy for all networks of a program that has none for each.

    NetworkManager tells the one in use of every interface that it looks after.
    """
    general = settings.of(What.ADDRESS_POLICY, "")
    return next((one.value for one in general if one.source is not Source.NETWORK_MANAGER), None)


def _first(settings: Settings, what: What, of: Of) -> Value | None:
    return next((one.value for one in settings.of(what, of)), None)


def _octets(value: Value | None) -> bytes | None:
    if isinstance(value, Identifier) and isinstance(value.value, bytes):
        return value.value
    return None


def _flag(value: Value | None) -> bool | None:
    return value if isinstance(value, bool) else None


def _policy(value: Value | None) -> Policy | None:
    return value if isinstance(value, Policy) else None
