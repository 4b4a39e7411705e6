"""The body of a client's management frame, for the user's own device only."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from exposure_check.decode.elements import read_elements
from exposure_check.decode.p2p import p2p_in
from exposure_check.decode.wifi_frame import LONGEST_FRAME
from exposure_check.decode.wifi_print import exact_print, stable_print
from exposure_check.decode.wps import wps_in
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.wifi import Cut, WifiBody, WifiElement

_SSID = 0
_FIXED: Final[Mapping[int, int]] = MappingProxyType(
    {
        WifiSubtype.PROBE_REQUEST: 0,
        WifiSubtype.ASSOCIATION_REQUEST: 4,
        WifiSubtype.REASSOCIATION_REQUEST: 10,
    }
)
"""Octets before the elements (IEEE 802.11 9.3.3.5, 9.3.3.7, 9.3.3.9)."""


def decode_body(subtype: int, raw: bytes) -> WifiBody:
    """Decode a frame body.

    Args:
        subtype: a `WifiSubtype`. Authentication and action frames hold nothing that is judged:
            their elements are not read.
        raw: the octets after the management header, without FCS; may be empty where they could
            not be read (ciphertext, fragment). Of what is longer than a frame, its beginning.

    Returns:
        What could be read, see `WifiBody`. A body too short for its fixed fields is cut.
    """
    elements: tuple[WifiElement, ...] = ()
    cut = Cut.NONE
    fixed = _FIXED.get(subtype)
    if fixed is not None and raw:
        if len(raw) < fixed:
            cut = Cut.OVERRUN
        else:
            elements, cut = read_elements(raw[:LONGEST_FRAME], fixed)
    return WifiBody(
        elements=elements,
        cut=cut,
        ssid=next((element.data for element in elements if element.tag == _SSID), None),
        print_exact=exact_print(elements),
        print_stable=stable_print(elements),
        wps=wps_in(elements),
        p2p=p2p_in(elements),
    )
