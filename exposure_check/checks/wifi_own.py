"""What the Wi-Fi checks agree on about the device's own addresses and frames (W1, W3)."""

from collections.abc import Iterable, Iterator, Sequence

from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_bursts import Burst
from exposure_check.checks.wifi_uuid import gives_away
from exposure_check.model.address import ADDRESS_LENGTH, is_group, is_local
from exposure_check.model.evidence import Evidence, WifiBodySeen, WifiEmitter
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Need, Outcome

MAX_FRAMES = 8
"""Examples a proof carries."""
P2P_WILDCARD = b"DIRECT-"
"""The name every Wi-Fi Direct search asks for; it says nothing of a network."""

_SSID, _SSID_LIST, _INTERWORKING, _MESH_ID, _EXTENDED = 0, 84, 107, 114, 255
_SHORT_SSID_LIST, _MULTI_LINK = 58, 107
_BASIC, _MULTI_LINK_ADDRESS = 0, slice(3, 9)
_LOCAL = 0x02
_P2P_INTERFACE = (0x00, 0x80, 0x90)
"""What brcmfmac's ``brcmf_p2p_generate_bss_mac`` flips in octet 4, besides the local bit."""


def as_address(address: bytes) -> Identifier:
    """Return the address as an identifier."""
    return Identifier(IdentifierKind.ADDRESS, address)


def searching(evidence: Evidence) -> tuple[WifiEmitter, ...]:
    """Return the addresses heard searching at all, however briefly."""
    return tuple(one for one in evidence.wifi if one.probes and one.runs)


def sure(emitter: WifiEmitter) -> bool:
    """True with 3 good sightings: fewer could be a bit error (W1)."""
    return emitter.frames >= MIN_SIGHTINGS


def own_hardware(evidence: Evidence) -> frozenset[bytes]:
    """Return the device's hardware addresses.

    Named by the user, heard three times, or confirmed by a WPS UUID made of the sender's own
    address: that is an exact match, which no bit error makes (W7).
    """
    heard = {one.address for one in evidence.wifi if sure(one) or _confirmed(one)}
    told = {host.address for host in evidence.net}
    return frozenset(
        address
        for address in heard | told | evidence.hardware
        if not is_local(address) and not is_group(address)
    )


def _confirmed(one: WifiEmitter) -> bool:
    uuids = (seen.body.wps.uuid_e for seen in one.bodies if seen.body.wps)
    return any(uuid is not None and gives_away(uuid, one.address) for uuid in uuids)


def derived_from(address: bytes, hardware: frozenset[bytes]) -> bytes | None:
    """Return the hardware address that a local one is made of by Wi-Fi Direct's rule (W3)."""
    if not is_local(address):
        return None
    for flip in _P2P_INTERFACE:
        base = bytes(
            (address[0] ^ _LOCAL, *address[1:4], address[4] ^ flip, address[5]),
        )
        if base in hardware:
            return base
    return None


def probe_bodies(emitter: WifiEmitter) -> tuple[WifiBodySeen, ...]:
    """Return the distinct probe requests of one address."""
    return tuple(seen for seen in emitter.bodies if seen.subtype is WifiSubtype.PROBE_REQUEST)


def marked_p2p(emitter: WifiEmitter) -> bool:
    """True if a probe request carries the Wi-Fi Direct element or asks for ``DIRECT-…``.

    That alone proves nothing: wpa_supplicant adds the element to its ordinary searches.
    """
    return any(
        seen.body.p2p is not None or (seen.body.ssid or b"").startswith(P2P_WILDCARD)
        for seen in probe_bodies(emitter)
    )


def asked_names(seen: WifiBodySeen) -> tuple[bytes, ...]:
    """Return the networks a body asks for: in its name fields, its list of names, its mesh id."""
    elements = seen.body.elements
    fields = (one.data for one in elements if one.tag == _SSID)
    listed = (name for one in elements if one.tag == _SSID_LIST for name in _listed(one.data))
    meshes = (one.data for one in elements if one.tag == _MESH_ID)
    names = dict.fromkeys((seen.body.ssid or b"", *fields, *listed, *meshes))
    return tuple(name for name in names if name and name != P2P_WILDCARD)


def _listed(data: bytes) -> Iterator[bytes]:
    """Yield the names of an SSID List element: name elements in a row (IEEE 802.11 9.4.2.71)."""
    at = 0
    while at + 2 <= len(data):
        end = at + 2 + data[at + 1]
        yield data[at + 2 : end]
        at = end


def names_by_code(seen: WifiBodySeen) -> bool:
    """True if a body names networks by a hash of the name or by an access point's address.

    That is a Short SSID List (IEEE 802.11 9.4.2.262), which may as well hold networks that an
    access point here told of, or an Interworking element with a HESSID (9.4.2.91).
    """
    return any(
        (element.tag == _EXTENDED and element.extension == _SHORT_SSID_LIST)
        or (element.tag == _INTERWORKING and _hessid(element.data))
        for element in seen.body.elements
    )


def _hessid(data: bytes) -> bool:
    """True if a HESSID other than the wildcard ends the element: 7 octets, or 9 with a venue."""
    return len(data) in (7, 9) and data[-ADDRESS_LENGTH:] != b"\xff" * ADDRESS_LENGTH


def device_addresses(emitter: WifiEmitter) -> frozenset[bytes]:
    """Return the addresses that a Wi-Fi 7 device gives for all its links together."""
    return frozenset(address for seen in emitter.bodies for address in links_of(seen))


def links_of(seen: WifiBodySeen) -> tuple[bytes, ...]:
    """Return the addresses in the Basic Multi-Link elements of a body.

    IEEE 802.11be 9.4.2.321.2: control (2 octets, the lowest three bits 0), length of the common
    part, address.
    """
    return tuple(
        one.data[_MULTI_LINK_ADDRESS]
        for one in seen.body.elements
        if one.tag == _EXTENDED
        and one.extension == _MULTI_LINK
        and len(one.data) >= _MULTI_LINK_ADDRESS.stop
        and one.data[0] & 0x07 == _BASIC
    )


def is_vendors(address: bytes) -> bool:
    """True for an address that a maker gave to one device."""
    return not is_local(address) and not is_group(address) and any(address)


def run_frames(emitters: Iterable[WifiEmitter]) -> tuple[FrameRef, ...]:
    """Return the first frames of the first runs, at most 8, in order of time."""
    frames = sorted(
        (run.first for one in emitters for run in one.runs[:MAX_FRAMES]),
        key=lambda frame: (frame.time, frame),
    )
    return tuple(frames[:MAX_FRAMES])


def burst_frames(bursts: Sequence[Burst]) -> tuple[FrameRef, ...]:
    """Return the first frames of the first bursts, at most 8."""
    return tuple(burst.first for burst in bursts[:MAX_FRAMES])


def absent(check: Check, evidence: Evidence, need: str) -> Outcome:
    """Return the answer when the device did not do what the check looks at.

    "Not seen" with what to do, if Wi-Fi was listened to at all, else "not checked".
    """
    listened = bool(evidence.wifi) or any(one > 0 for one in evidence.coverage.channels)
    return check.not_seen(Need(need)) if listened else check.not_checked(Need("wifi-recording"))
