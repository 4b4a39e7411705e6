"""From a row of what a joined network was told to facts: the door to the decoders below it."""

from collections.abc import Callable, Mapping

from exposure_check.decode.dhcp4 import decode_dhcp4
from exposure_check.decode.dhcp6 import decode_dhcp6
from exposure_check.decode.eap import decode_eap
from exposure_check.decode.nbns import decode_datagram, decode_nbns
from exposure_check.decode.net_arp import decode_arp, decode_question
from exposure_check.decode.net_asked import decode_asked
from exposure_check.decode.net_groups import decode_groups
from exposure_check.decode.net_ipv6 import address_fact
from exposure_check.decode.net_llmnr import decode_llmnr
from exposure_check.decode.net_mdns import decode_mdns
from exposure_check.decode.net_neighbour import decode_neighbour
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_OCTETS_READ = 9000
"""The longest message of mDNS (RFC 6762 17); those of the other protocols are shorter."""

MAX_FACTS = 64
"""Facts of one packet; a real one tells fewer."""

_LINK_NAMES = {
    b"": "802.11",
    bytes.fromhex("888e"): "EAPOL",
    bytes.fromhex("88cc"): "LLDP",
    bytes.fromhex("890d"): "TDLS",
    bytes.fromhex("00000c2000"): "CDP",
}
"""An empty one stands for a packet that came in pieces."""


def _ipv6_source(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - same shape as the others
    return address_fact(raw, NetProtocol.IPV6_SOURCE)


def _eap(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - same shape as the others
    return decode_eap(raw)


def _question(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - as above
    return decode_question(raw)


def _groups(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - as above
    return decode_groups(raw)


def _asked(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - as above
    return decode_asked(raw)


def _link_unread(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - as above
    name = f"ICMPv6 {raw[0]}" if len(raw) == 1 else _LINK_NAMES.get(raw, raw.hex())
    return (NetFact(NetFactKind.UNREAD, NetProtocol.LINK_UNREAD, name),)


def _unread(sender: bytes, raw: bytes) -> tuple[NetFact, ...]:  # noqa: ARG001 - same shape as the others
    return (NetFact(NetFactKind.UNREAD, NetProtocol.UNREAD, str(int.from_bytes(raw[:2]))),)


_DECODERS: Mapping[int, Callable[[bytes, bytes], tuple[NetFact, ...]]] = {
    NetProtocol.DHCPV4: decode_dhcp4,
    NetProtocol.DHCPV6: decode_dhcp6,
    NetProtocol.MDNS: decode_mdns,
    NetProtocol.LLMNR: decode_llmnr,
    NetProtocol.NBNS: decode_nbns,
    NetProtocol.IPV6_SOURCE: _ipv6_source,
    NetProtocol.NETBIOS_DATAGRAM: decode_datagram,
    NetProtocol.UNREAD: _unread,
    NetProtocol.ARP: decode_arp,
    NetProtocol.ARP_ASKED: _question,
    NetProtocol.EAP: _eap,
    NetProtocol.NEIGHBOUR: decode_neighbour,
    NetProtocol.LINK_UNREAD: _link_unread,
    NetProtocol.GROUPS: _groups,
    NetProtocol.ASKED: _asked,
}


def decode_net(protocol: int, sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
    """Decode one row of `exposure_check.model.heard.NetRow`; never raises.

    Args:
        protocol: a `NetProtocol`; nothing comes of any other number.
        sender: link address, six octets.
        raw: UDP payload, or the address for `NetProtocol.IPV6_SOURCE`.

    Returns:
        What the packet told, each thing once, at most `MAX_FACTS`.
    """
    decode = _DECODERS.get(protocol)
    if decode is None:
        return ()
    return tuple(dict.fromkeys(decode(sender, raw[:_OCTETS_READ])))[:MAX_FACTS]
