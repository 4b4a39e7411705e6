"""Audits and surveys of made computers, for tests of planning."""

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.engine.audit import Audit
from exposure_check.fixes.linux_survey import Profile, Survey
from exposure_check.model.fix import State
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import (
    DhcpId,
    Ipv6Mode,
    Policy,
    Reading,
    Settings,
    Source,
    System,
    What,
)

UUID = "11111111-2222-3333-4444-555555555555"
HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
NM = Source.NETWORK_MANAGER

ABSENT = State(None, {"folder": True, "left": False})


def reading(what, of, value, source=NM, key="k"):
    return Reading(what, of, key, value, source)


BAD_NETWORK = (
    reading(What.ADDRESS_POLICY, HOME, Policy.KEEP),
    reading(What.HIDDEN, HOME, True),
    reading(What.DHCP_NAME, HOME, True, key="built-in default"),
    reading(What.DHCP_ID, HOME, DhcpId.LASTING),
    reading(What.IPV6_MODE, HOME, Ipv6Mode.FROM_LINK_ADDRESS),
)
GOOD_NETWORK = (
    reading(What.ADDRESS_POLICY, HOME, Policy.PER_NETWORK),
    reading(What.HIDDEN, HOME, False),
    reading(What.DHCP_NAME, HOME, False),
    reading(What.DHCP_ID, HOME, DhcpId.LINK_ADDRESS),
    reading(What.IPV6_MODE, HOME, Ipv6Mode.PER_NETWORK),
)


def audited(*readings):
    return Audit(HOST_CHECKS, lambda: Settings(System.LINUX, tuple(readings))).run()


def home(*, changeable=True, **keys):
    """One network; keys with two underscores for the dot, one for each dash."""
    found = {
        name.replace("__", ".").replace("_", "-").replace("w.", "802-11-wireless.", 1): value
        for name, value in keys.items()
    }
    return Profile(UUID, b"Hideaway-net", found, changeable)


def surveyed(version=(1, 52), profile=None, **more):
    return Survey(version, (profile or home(),), **more)
