"""Octets of a name to text, the same way in every protocol."""

from exposure_check.model.address_text import address_in_text
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

TEXT_OCTETS = 255
"""Octets of a name that are read: the longest a DHCP option or a DNS name can hold."""


def text_of(octets: bytes) -> str:
    """Decode as UTF-8 with replacement, without the zero octets that some clients append."""
    return octets[:TEXT_OCTETS].rstrip(b"\0").decode("utf-8", "replace").strip()


def name_fact(
    kind: NetFactKind, protocol: NetProtocol, text: str, sender: bytes
) -> tuple[NetFact, ...]:
    """Return the one fact a name is, with the link address it spells; none for an empty name."""
    if not text:
        return ()
    return (NetFact(kind, protocol, text, b"", address_in_text(text, sender)),)
