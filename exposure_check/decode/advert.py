"""Whose an advertisement is: address, its kind, and where the payload starts.

Sources: Bluetooth Core Vol 6 Part B 2.3 (advertising PDUs, common extended header), Vol 4 Part E
7.7.65 (HCI advertising reports); the forms of `exposure_check.model.heard.BleForm`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from exposure_check.decode.ad_structures import TARGET_PUBLIC, TARGET_RANDOM
from exposure_check.decode.advert_header import (
    AUX_POINTER,
    HAS_SENDER,
    HAS_TARGET,
    extended_fields,
    header_structures,
)
from exposure_check.decode.crc24 import CRC_LENGTH, crc24
from exposure_check.model.address import ADDRESS_LENGTH, BleAddressKind, ble_address_kind
from exposure_check.model.ble import AdvertHead, Origin
from exposure_check.model.heard import BleForm, Discard, SystemFlag, SystemKind

_TX_RANDOM = 0x40
_RX_RANDOM = 0x80
_DIRECTED = 1
_CONNECT = 5
_REQUESTS = (3, _CONNECT)
"""SCAN_REQ and CONNECT_IND, and the same on other channels: the first address is the sender's."""
_SCAN_RESPONSE = 4
"""The PDU type, and the event type of a legacy report."""
_IS_SCAN_RESPONSE = 0x08
_IS_DIRECTED = 0x04
_INTERVAL = slice(14, 16)
"""Bits of an extended report's event type."""
_EXTENDED = (7, 8)
_ANONYMOUS = 0xFF
_SYSTEM_HEAD = 18
_HOST_HEAD = 8

_UNFINISHED = b"\xff"
"""Ends data whose rest is sent elsewhere: a structure that claims more than there is."""

OWN_PUBLIC, OWN_RANDOM = 0, 1
"""Own address types; 2 and 3 let the controller make a private address the host never sees."""


def decode_head(form: BleForm, raw: bytes) -> AdvertHead | Discard:
    """Decode whose advertisement ``raw`` is, or say why it must be left out.

    Args:
        form: what the octets are.
        raw: as described at `BleForm`; any octets, never raises.
    """
    return _FORMS[form](raw)


def _address(octets: bytes) -> bytes:
    """Turn an address as sent (least significant octet first) into the usual order."""
    return octets[ADDRESS_LENGTH - 1 :: -1]


def _link_layer(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < 2:
        return Discard.TOO_SHORT
    end = 2 + raw[1]
    if len(raw) < end + CRC_LENGTH:
        return Discard.TOO_SHORT
    if crc24(raw[:end]) != raw[end : end + CRC_LENGTH]:
        return Discard.BAD_CRC
    kind = raw[0] & 0x0F
    random = bool(raw[0] & _TX_RANDOM)
    if kind in _EXTENDED:
        return _extended_pdu(raw[2:end], random=random, to_random=bool(raw[0] & _RX_RANDOM))
    if end < 2 + ADDRESS_LENGTH:
        return Discard.TOO_SHORT
    return _legacy_pdu(kind, raw[:end], random=random)


def _legacy_pdu(kind: int, raw: bytes, *, random: bool) -> AdvertHead:
    payload = raw[8:]
    if kind in (_DIRECTED, _CONNECT):
        # What follows the other device's address is the connection's.
        payload = target_structure(payload[:ADDRESS_LENGTH], random=bool(raw[0] & _RX_RANDOM))
    elif kind in _REQUESTS:
        payload = b""  # whoever is here is asked
    head = _heard(_address(raw[2:8]), payload, random=random)
    return replace(head, scan_answer=kind == _SCAN_RESPONSE, asks=kind in _REQUESTS)


def target_structure(address: bytes, *, random: bool) -> bytes:
    """Return the AD structure that says whom an advertisement is for (Supplement Part A, 1.14).

    A directed advertisement calls one other device by its address, in place of data. What is
    always the same there tells the caller apart from others, just as in its data.

    Args:
        address: six octets as sent; of any other length, nobody is named.
        random: whether it is a random address.
    """
    named = address if len(address) == ADDRESS_LENGTH else b""
    return bytes((1 + len(named), TARGET_RANDOM if random else TARGET_PUBLIC)) + named


def _extended_pdu(pdu: bytes, *, random: bool, to_random: bool) -> AdvertHead | Discard:
    if not pdu:
        return Discard.TOO_SHORT
    length = pdu[0] & 0x3F
    header, payload = pdu[1 : 1 + length], pdu[1 + length :]
    if len(header) < length:
        return Discard.TOO_SHORT
    if not header or not header[0] & HAS_SENDER:
        return AdvertHead(None, BleAddressKind.HIDDEN, payload)
    if len(header) < 1 + ADDRESS_LENGTH:
        return Discard.TOO_SHORT
    fields = extended_fields(header)
    payload = fields.beyond + payload
    more = bool(header[0] & AUX_POINTER)
    elsewhere = more and not payload
    if more and payload:
        payload += _UNFINISHED
    if header[0] & HAS_TARGET:
        payload = target_structure(fields.target, random=to_random) + payload
    payload = header_structures(fields.number, fields.train) + payload
    head = _heard(_address(header[1:7]), payload, random=random)
    return replace(head, elsewhere=elsewhere)


def _heard(address: bytes, payload: bytes, *, random: bool) -> AdvertHead:
    return AdvertHead(address, ble_address_kind(address, random=random), payload)


def _report(kind: int, octets: bytes, payload: bytes, *, scan_answer: bool = False) -> AdvertHead:
    """Build the head of a controller's report: address type, six octets as sent, data."""
    if kind == _ANONYMOUS:
        return AdvertHead(None, BleAddressKind.HIDDEN, payload, scan_answer=scan_answer)
    address = _address(octets)
    return AdvertHead(
        address,
        ble_address_kind(address, random=bool(kind & 1)),
        payload,
        paired_identity=kind in {2, 3},
        scan_answer=scan_answer,
    )


def _hci_legacy(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < 9:
        return Discard.TOO_SHORT
    payload = raw[9 : 9 + raw[8]]
    if raw[0] == _DIRECTED:  # at the listener itself, by an address that is not told
        payload = target_structure(b"", random=False)
    return _report(raw[1], raw[2:8], payload, scan_answer=raw[0] == _SCAN_RESPONSE)


def _hci_extended(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < 24:
        return Discard.TOO_SHORT
    # Everything after the header: the walker joins the parts of long data.
    answer = bool(raw[0] & _IS_SCAN_RESPONSE)
    payload = raw[24:]
    if raw[0] & _IS_DIRECTED:
        payload = target_structure(raw[17:23], random=bool(raw[16] & 1)) + payload
    if any(raw[_INTERVAL]):  # a train of further advertisements, of which nothing more is told
        payload = header_structures(b"", b"", train_runs=True) + payload
    return _report(raw[2], raw[3:9], payload, scan_answer=answer)


def _hci_directed(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < 8:
        return Discard.TOO_SHORT
    return _report(raw[1], raw[2:8], target_structure(raw[9:15], random=True))


def _host_command(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < _HOST_HEAD:
        return Discard.TOO_SHORT
    kind, known = raw[0], bool(raw[7])
    address = _address(raw[1:7]) if known and kind in {OWN_PUBLIC, OWN_RANDOM} else None
    if kind == OWN_PUBLIC:
        told = BleAddressKind.PUBLIC
    elif address is not None:
        told = ble_address_kind(address, random=True)
    else:
        told = BleAddressKind.HIDDEN
    return AdvertHead(address, told, raw[_HOST_HEAD:], Origin.CONTROLLER_TOLD)


def _host_asks(raw: bytes) -> AdvertHead | Discard:
    head = _host_command(raw[:_HOST_HEAD])
    return head if isinstance(head, Discard) else replace(head, asks=True)


def _inquiry(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < 9:
        return Discard.TOO_SHORT
    return AdvertHead(
        _address(raw[:6]), BleAddressKind.PUBLIC, raw[9:], classic=True, discoverable=True
    )


def _scan_enable(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < 8:
        return Discard.TOO_SHORT
    return AdvertHead(
        _address(raw[1:7]) if raw[7] else None,
        BleAddressKind.PUBLIC,
        raw[8:],
        Origin.CONTROLLER_TOLD,
        classic=True,
        discoverable=bool(raw[0] & 0x01),
    )


def _system(raw: bytes) -> AdvertHead | Discard:
    if len(raw) < _SYSTEM_HEAD:
        return Discard.TOO_SHORT
    kind, flags, sender, payload = raw[0], raw[1], raw[2:_SYSTEM_HEAD], raw[_SYSTEM_HEAD:]
    paired = bool(flags & SystemFlag.PAIRED)
    answered = bool(flags & SystemFlag.ANSWERED)
    hidden = kind not in {SystemKind.PUBLIC, SystemKind.RANDOM}
    address = None if hidden else _address(sender)
    return AdvertHead(
        address,
        BleAddressKind.HIDDEN
        if address is None
        else ble_address_kind(address, random=kind == SystemKind.RANDOM),
        payload,
        paired_identity=paired,
        scan_answer=answered,
        system_id=sender if hidden else None,
    )


_FORMS: Mapping[BleForm, Callable[[bytes], AdvertHead | Discard]] = {
    BleForm.LINK_LAYER: _link_layer,
    BleForm.HCI_LEGACY: _hci_legacy,
    BleForm.HCI_EXTENDED: _hci_extended,
    BleForm.HCI_DIRECTED: _hci_directed,
    BleForm.HOST_COMMAND: _host_command,
    BleForm.HOST_ASKS: _host_asks,
    BleForm.INQUIRY: _inquiry,
    BleForm.SCAN_ENABLE: _scan_enable,
    BleForm.SYSTEM: _system,
}
