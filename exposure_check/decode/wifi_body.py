"""The body of a client's management frame, for the user's own device only."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from exposure_check.decode.elements import read_elements
from exposure_check.decode.p2p import P2P_KIND, p2p_in
from exposure_check.decode.wifi_frame import LONGEST_FRAME
from exposure_check.decode.wifi_print import exact_print, stable_print
from exposure_check.decode.wps import WPS_KIND, wps_in
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.net import NetFact
from exposure_check.model.wifi import Cut, P2p, WifiAction, WifiBody, WifiElement

_SSID = 0
_FIXED: Final[Mapping[int, int]] = MappingProxyType(
    {
        WifiSubtype.PROBE_REQUEST: 0,
        WifiSubtype.ASSOCIATION_REQUEST: 4,
        WifiSubtype.REASSOCIATION_REQUEST: 10,
    }
)
"""Octets before the elements (IEEE 802.11 9.3.3.5, 9.3.3.7, 9.3.3.9)."""

_DIRECT: Final = b"\x04\x09" + P2P_KIND
_DIRECT_LENGTH = 8
"""Public action, vendor's own, kind, subtype, token (Wi-Fi Peer-to-Peer 1.7, section 4.2.8)."""

_ACTIONS = (WifiSubtype.ACTION, WifiSubtype.ACTION_NO_ACK)
_LEAVING = (WifiSubtype.DISASSOCIATION, WifiSubtype.DEAUTHENTICATION)
_REASON = 2

_OPEN, _SAE = 0, 3
_KNOWN = (_OPEN, 1, _SAE)
"""Handshakes that are read; of a shared key (1) there is nothing to read."""
_ANYTHING_ELSE = 6
_SAE_NUMBERS: Final[Mapping[int, int]] = MappingProxyType({19: 96, 20: 144, 21: 198})
"""Octets of scalar and point of a commit message, by its group (IEEE 802.11 12.4.7.3)."""


def decode_body(subtype: int, raw: bytes) -> WifiBody:
    """Decode a frame body.

    Args:
        subtype: a `WifiSubtype`. Of authentication, the elements of the first message are read,
            of action frames those of Wi-Fi Direct, of beacons none, and see `WifiBody.action`; of
            data frames the login.
        raw: the octets after the management header, without FCS; may be empty where they could
            not be read (ciphertext, fragment). Of what is longer than a frame, its beginning.

    Returns:
        What could be read, see `WifiBody`. A body too short for its fixed fields is cut.
    """
    if subtype == WifiSubtype.DATA:
        return _data(raw)
    elements: tuple[WifiElement, ...] = ()
    cut = Cut.NONE
    fixed = _fixed(subtype, raw)
    if fixed is not None and raw:
        if len(raw) < fixed:
            cut = Cut.OVERRUN
        else:
            elements, cut = read_elements(raw[:LONGEST_FRAME], fixed)
    p2p = p2p_in(elements) if P2P_KIND in raw else None
    return WifiBody(
        elements=elements,
        cut=cut,
        ssid=next((element.data for element in elements if element.tag == _SSID), None),
        print_exact=exact_print(elements),
        print_stable=stable_print(elements),
        # Looking for the octets first is cheap; looking into 512 elements is not.
        wps=wps_in(elements) if WPS_KIND in raw else None,
        p2p=p2p,
        action=_rest(subtype, raw, p2p),
    )


def _data(raw: bytes) -> WifiBody:
    told: tuple[NetFact, ...] = ()
    if raw:  # logins are rare: what reads them is not loaded for every recording
        from exposure_check.decode.eap import decode_eap  # noqa: PLC0415

        told = decode_eap(raw)
    prints = exact_print(()), stable_print(())
    return WifiBody((), Cut.NONE, None, *prints, None, None, told=told)


def _rest(subtype: int, raw: bytes, p2p: P2p | None) -> WifiAction | None:
    if subtype == WifiSubtype.BEACON:
        return WifiAction(unread=raw) if raw else None
    if subtype == WifiSubtype.AUTHENTICATION:
        kind = int.from_bytes(raw[:2], "little")
        return WifiAction(unread=raw) if len(raw) > _ANYTHING_ELSE and kind not in _KNOWN else None
    if subtype in _LEAVING:
        return WifiAction(unread=raw[_REASON:]) if len(raw) > _REASON else None
    if subtype not in _ACTIONS:
        return None
    if p2p is not None and p2p.device_address:  # another check reads on from here
        return WifiAction()
    from exposure_check.decode.wifi_action import decode_action  # noqa: PLC0415 as rare

    return decode_action(raw[:LONGEST_FRAME])


def _fixed(subtype: int, raw: bytes) -> int | None:
    """Return the octets before the elements, None if they are not read."""
    if subtype == WifiSubtype.AUTHENTICATION:
        return _handshake(raw)
    if subtype in _ACTIONS:
        return _DIRECT_LENGTH if raw.startswith(_DIRECT) else None
    return _FIXED.get(subtype)


def _handshake(raw: bytes) -> int | None:
    """Return where the elements of a first authentication message start; None if not known.

    Algorithm, number of the message and status (2 octets each); a commit of SAE goes on with its
    group (2) and numbers (IEEE 802.11 9.3.3.11).
    """
    algorithm, message = (int.from_bytes(raw[at : at + 2], "little") for at in (0, 2))
    if message != 1:
        return None
    if algorithm == _OPEN:
        return _ANYTHING_ELSE
    numbers = _SAE_NUMBERS.get(int.from_bytes(raw[6:8], "little"))
    return 8 + numbers if algorithm == _SAE and numbers else None
