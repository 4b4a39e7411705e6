"""Audits for tests of the command line."""

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.engine.audit import Audit
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Reading, Settings, Source, System, Unread, What

HARDWARE = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))
HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")


def made_audit(*more, hardware=True):
    other = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("021122334455"))
    readings = (
        Reading(What.WIFI_INTERFACE, "wlan0", "k", True, Source.RTNETLINK),
        Reading(
            What.ADDRESS_IN_USE, "wlan0", "k", HARDWARE if hardware else other, Source.RTNETLINK
        ),
        Reading(What.HARDWARE_ADDRESS, "wlan0", "k", HARDWARE, Source.RTNETLINK),
        Reading(What.JOINED, "wlan0", "k", True, Source.RTNETLINK),
        Reading(What.HIDDEN, HOME, "802-11-wireless.hidden", True, Source.NETWORK_MANAGER),
        Reading(What.ADDRESS_POLICY, HOME, "k", Policy.KEEP, Source.NETWORK_MANAGER),
        Reading(What.DISCOVERABLE, "", "org.bluez", Unread.NO_SERVICE, Source.BLUEZ),
        *more,
    )
    return Audit(HOST_CHECKS, lambda: Settings(System.LINUX, readings)).run()


def nothing_read():
    return Audit(HOST_CHECKS, lambda: Settings(System.OTHER, ())).run()
