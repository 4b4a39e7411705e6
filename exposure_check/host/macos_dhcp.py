"""What a Mac identifies itself with to DHCP servers, out of its network settings.

Sources: Apple, SCSchemaDefinitions.h (``NetworkServices``, ``IPv4``, ``DHCPClientID``) for
``preferences.plist``; Apple's open source bootp, DHCPDUIDIAID.c (``DUID_IA.plist``, key ``DUID``).
Only a number that is there is told: that none is there proves nothing, since one may be made with
the next network.
"""

from collections.abc import Iterator, Mapping, Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.plist import plist_of, table_of
from exposure_check.model.setting import DhcpId, Reading, Source, Unread, Value, What

GIVES = (What.DHCP_ID,)
SERVICES = "/Library/Preferences/SystemConfiguration/preferences.plist"
DUID = "/var/db/dhcpclient/DUID_IA.plist"

_MOST = 200


def read(access: Access) -> Sequence[Reading]:
    """Read both numbers; one that cannot be read does not take the other along."""
    found: list[Reading] = []
    for path, readings in ((SERVICES, service_readings), (DUID, duid_readings)):
        try:
            found += readings(plist_of(access, path))
        except UnreadError as error:
            found.append(_reading(path, error.reason))
    return found


def service_readings(told: Mapping[str, object]) -> Iterator[Reading]:
    """Return one reading for each network service with a client id of its own."""
    services = list(table_of(told.get("NetworkServices")).values())[:_MOST]
    chosen = [table_of(table_of(one).get("IPv4")).get("DHCPClientID") for one in services]
    if not any(chosen):
        yield _reading(f"{SERVICES} DHCPClientID", Unread.NOT_THERE)
    for _ in filter(None, chosen):
        yield _reading(f"{SERVICES} DHCPClientID", DhcpId.LASTING)


def duid_readings(told: Mapping[str, object]) -> Iterator[Reading]:
    """Return whether there is a number for all IPv6 networks."""
    value = told.get("DUID")
    yield _reading(f"ipv6:{DUID} DUID", DhcpId.LASTING if value else Unread.NOT_THERE)


def _reading(key: str, value: Value | Unread) -> Reading:
    return Reading(What.DHCP_ID, "", key, value, Source.NETWORK_PLIST)
