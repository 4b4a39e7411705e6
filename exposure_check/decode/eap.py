"""EAP: what a device says of its user before a login is sealed (RFC 3748 4.1, 5.1).

Method numbers: IANA, Extensible Authentication Protocol registry.
"""

from exposure_check.decode.net_text import text_of
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFact, NetFactKind

_HEADER = 5
_RESPONSE, _IDENTITY = 2, 1
_LONGEST_NAME = 253
"""Octets of a network access identifier (RFC 7542 2.3)."""

_SAYS_NOTHING = frozenset({2, 3, 21, 25, 43, 55})
"""Notification and Nak; TTLS, PEAP, FAST and TEAP, which say the rest inside TLS."""


def decode_eap(raw: bytes) -> tuple[NetFact, ...]:
    """Return what an EAP response tells: a name, or that a method was used that is not read.

    Args:
        raw: from the code on; any octets, never raises.
    """
    if len(raw) < _HEADER or raw[0] != _RESPONSE:
        return ()
    method, end = raw[4], raw[2] << 8 | raw[3]
    if method == _IDENTITY:
        # A zero octet ends the name; options for the server follow (RFC 3748 5.1).
        name = text_of(raw[_HEADER:end][:_LONGEST_NAME].split(b"\0")[0])
        return (NetFact(NetFactKind.LOGIN_NAME, NetProtocol.EAP, name),)
    if method in _SAYS_NOTHING:
        return ()
    return (NetFact(NetFactKind.UNREAD, NetProtocol.EAP, str(method)),)
