"""EAPOL: finds what a device answers before a login is sealed (IEEE 802.1X-2010 11.3)."""

from typing import Final

EAPOL_HEADER: Final = 4
_EAP_HEADER = 5
_PACKET, _RESPONSE = 0, 2


def eap_response(buffer: bytes, at: int, end: int) -> bytes:
    """Return the EAP response of an EAPOL packet in ``buffer[at:end]``, from its code on.

    b"" if it is anything else; cut where the packet or the record ends.
    """
    eap = at + EAPOL_HEADER
    if end - eap < _EAP_HEADER or buffer[at + 1] != _PACKET or buffer[eap] != _RESPONSE:
        return b""
    return buffer[eap : min(end, eap + (buffer[at + 2] << 8 | buffer[at + 3]))]
