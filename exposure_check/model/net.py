"""What a joined device tells its network, decoded from its own packets."""

from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.heard import NetProtocol


class NetFactKind(StrEnum):
    """One kind of thing told to the network."""

    HOST_NAME = "host-name"
    """DHCP option 12 or 81, DHCPv6 option 39: ``text``; ``address`` if it spells a link
    address."""
    VENDOR_CLASS = "vendor-class"
    """DHCP option 60 or DHCPv6 option 16: ``text``."""
    PARAMETER_LIST = "parameter-list"
    """DHCP option 55 or DHCPv6 option 6: ``raw``, in order. ``text`` is the maximum message size
    (DHCP option 57) in decimal, "" if it was not sent."""
    CLIENT_ID = "client-id"
    """DHCP option 61 or a DHCPv6 DUID: ``raw``; ``address`` if it holds a link address. A
    client that sends no option 61 is known by its hardware type and address (RFC 2131 2): these
    two are then ``raw``."""
    IPV6_EUI64 = "ipv6-eui64"
    """An interface id made from a link address: ``address`` is that address."""
    IPV6_OTHER = "ipv6-other"
    """An IPv6 address with an interface id that is not made from a link address."""
    LOCAL_NAME = "local-name"
    """A name announced by mDNS, LLMNR or NBNS as the sender's own: ``text``; ``address`` if it
    spells a link address, or (NBNS, mDNS owner option) one is told beside it."""
    SERVICE_INSTANCE = "service-instance"
    """An mDNS service instance name announced by the sender: ``text``; ``address`` if it
    contains a link address."""
    ASKED_NAME = "asked-name"
    """A name of another device that everyone is asked for: ``text``."""
    IPV4_CLAIMED = "ipv4-claimed"
    """An IPv4 address that the sender takes for its own: ``text``, and ``raw``, four octets;
    ``address`` if ARP gives another link address than the sender's beside it."""
    IPV4_ASKED = "ipv4-asked"
    """An IPv4 address with which the sender asked one other device by ARP. ``text`` and ``raw`` as
    above."""
    IPV4_WISHED = "ipv4-wished"
    """An IPv4 address that the sender asks for before the network offered it (DHCP option 50): one
    it had before. ``text`` and ``raw`` as above."""
    LINK_ADDRESS = "link-address"
    """Another link address of the sender's own, told beside the one in use: ``address``."""
    GROUP = "group"
    """An IPv6 group joined that is made of an address or of the name of the sender's: ``raw``, 16
    octets."""
    NUMBER = "number"
    """A number that a DHCP client draws or counts: ``raw``. ``text`` is which: ``transaction``,
    ``interface`` (IAID) or ``seconds`` that it has been asking for."""
    LOGIN_NAME = "login-name"
    """The name by which a user or a device logs in (EAP identity): ``text``, "" if it is empty."""
    UNREAD = "unread"
    """Something was told that is not read here: ``text`` is the number of the DHCP option, of the
    UDP port (`NetProtocol.UNREAD`), or of the login's method (`NetProtocol.EAP`); "" if it stands
    outside of all DHCP options; else the protocol's name or type."""
    DHCP_MESSAGE = "dhcp-message"
    """A DHCP message of the client's that was read to its end: ``raw`` is its type, one octet
    (DHCPv4 option 53, DHCPv6 message type). Only with it does a missing name say anything."""


@dataclass(frozen=True, slots=True)
class NetFact:
    """One thing told.

    Attributes:
        kind: what it is.
        protocol: by which protocol.
        text: decoded text, else "".
        raw: octets as sent, else b"".
        address: a link address (6 octets) contained in it, else None.
    """

    kind: NetFactKind
    protocol: NetProtocol
    text: str = ""
    raw: bytes = b""
    address: bytes | None = None
