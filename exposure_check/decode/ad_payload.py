"""Advertising data, understood: the name, and what each structure says to whoever listens.

Sources: Bluetooth SIG, Core Specification Supplement, Part A; Assigned Numbers 2.3 (AD types).
"""

from collections.abc import Mapping

from exposure_check.decode.ad_structures import TARGET_PUBLIC, TARGET_RANDOM, split
from exposure_check.decode.payload_part import NAME, Reader, backwards, named, part
from exposure_check.decode.payload_vendor import long_service, manufacturer, service
from exposure_check.model.ble import (
    SET_HEADER,
    TRAIN_HEADER,
    AdStructure,
    Payload,
    PayloadPart,
    Stability,
)

_SHORT_NAME, _COMPLETE_NAME = 0x08, 0x09
MAX_PARTS = 128
"""Parts after which no further structure is read: no honest payload comes near."""

TARGET = "target"
"""Id of the part that names another device: its token is compared, never shown."""

SET, TRAIN = "data-set", "train"
"""Ids of the parts that stand in the header: the number of data and set, and the further train."""

_SIG = ((0x1000, 0x18FF), (0xFC00, 0xFFFF))
"""Services of 16 bits that are assigned, or that makers use without asking."""
_MANY = 3
_MESSAGE_HEAD = 4
_HEADS: Mapping[int, int] = {
    0x16: 2, 0x20: 4, 0x21: 16, 0x22: 0, 0x23: 0, 0x2A: 0, 0x2B: 0, 0x31: 0, 0xFF: 2,
}  # fmt: skip
"""Octets that say whose data it is, by the types of structures that may hold anything."""

_STATIC = 0xC0
_MESH_DEVICE, _MESH_NETWORK = 0x00, 0x01


def decode_payload(payload: bytes) -> Payload:
    """Decode advertising data, scan response data or EIR; any octets, never raises."""
    structures, cut, after = split(payload)
    rest: list[bytes] = []
    parts: list[PayloadPart] = part("structure.unknown", Stability.UNKNOWN, after) if after else []
    for structure in structures:
        if len(parts) >= MAX_PARTS:
            cut = True
            break
        reader = _STRUCTURES.get(structure.kind)
        if reader:
            made = reader(structure.data)
            parts += made
            rest += _rest(structure, made)
        elif len(structure.data) > _TELLS_NOTHING.get(structure.kind, 0):
            octets = bytes((structure.kind,)) + structure.data
            rest.append(structure.data)
            parts += part("structure.unknown", Stability.UNKNOWN, octets)
    names = [found.data for found in structures if found.kind == _COMPLETE_NAME]
    # A shortened name has its own part, as have names inside a maker's data.
    names += [found.token for found in parts if found.id == NAME]
    name = next((found for found in names if found.strip(b"\0")), None)
    return Payload(
        structures,
        cut,
        None if name is None else name.rstrip(b"\0").decode("utf-8", "replace"),
        tuple(parts),
        payload,
        tuple(rest),
    )


def _rest(structure: AdStructure, made: list[PayloadPart]) -> list[bytes]:
    """Return what may hold anything, after the numbers that all devices of a kind share.

    Of a message whose maker or service is known, those are followed by the message's own number,
    length and version: four octets at most in what is read here.
    """
    head = _HEADS.get(structure.kind)
    if head is None:
        return []
    if not all(one.stability is Stability.UNKNOWN for one in made):
        head += _MESSAGE_HEAD
    return [structure.data[head:]] if len(structure.data) > head else []


def _services(data: bytes) -> list[PayloadPart]:
    """Decode services of 16 bits: assigned ones say the model, three others may say anything."""
    odd = [
        data[at : at + 2]
        for at in range(0, len(data), 2)
        if not any(low <= int.from_bytes(data[at : at + 2], "little") <= high for low, high in _SIG)
    ]
    if len(odd) >= _MANY:
        return part("services-own", Stability.UNKNOWN, data)
    return part("services", Stability.MODEL, data)


def _own_services(data: bytes) -> list[PayloadPart]:
    return part("services-own", Stability.UNKNOWN, data)


def _of_model(name: str, longest: int) -> Reader:
    """Return a reader of what all devices of a model share, unless it is longer than it may be."""

    def read(data: bytes) -> list[PayloadPart]:
        if len(data) > longest:
            return part("structure.unknown", Stability.UNKNOWN, data)
        return part(name, Stability.MODEL, data)

    return read


def _set_number(data: bytes) -> list[PayloadPart]:
    return part(SET, Stability.ROTATES, data)


def _train(data: bytes) -> list[PayloadPart]:
    return part(TRAIN, Stability.ROTATES, data)


def _service_32(data: bytes) -> list[PayloadPart]:
    return long_service(data, 4)


def _service_128(data: bytes) -> list[PayloadPart]:
    return long_service(data, 16)


def _address(data: bytes) -> list[PayloadPart]:
    """Decode the LE Bluetooth Device Address: address (6), then 0 public or 1 random."""
    if len(data) < 7:
        return []
    address = backwards(data[:6])
    if data[6] & 0x01 and address[0] & _STATIC != _STATIC:
        return part("le-address", Stability.ROTATES, data)
    return [PayloadPart("le-address", Stability.FIXED, data, carries_address=address)]


def _uri(data: bytes) -> list[PayloadPart]:
    return part("uri", Stability.UNKNOWN, data)


def _mesh_beacon(data: bytes) -> list[PayloadPart]:
    kind = data[0] if data else None
    if kind == _MESH_DEVICE:
        return part("mesh.device", Stability.FIXED, data[1:17])
    if kind == _MESH_NETWORK:
        return part("mesh.network", Stability.LONG, data[2:10])
    return part("mesh.message", Stability.ROTATES, data)


def _mesh_message(data: bytes) -> list[PayloadPart]:
    return part("mesh.message", Stability.ROTATES, data)


def _target_public(data: bytes) -> list[PayloadPart]:
    return [PayloadPart(TARGET, Stability.FIXED if data else Stability.UNKNOWN, data)]


def _target_random(data: bytes) -> list[PayloadPart]:
    """Decode addresses of whom it is for: of the static kind they stay."""
    stays = data[5:6] >= bytes((_STATIC,))
    return [PayloadPart(TARGET, Stability.FIXED if stays else Stability.ROTATES, data)]


def _pairing_secret(data: bytes) -> list[PayloadPart]:
    return part("pairing-secret", Stability.ROTATES, data)


def _set_member(data: bytes) -> list[PayloadPart]:
    return part("coordinated-set", Stability.ROTATES, data)


def _broadcast_name(data: bytes) -> list[PayloadPart]:
    return part("broadcast-name", Stability.LONG, data)


def _encrypted(data: bytes) -> list[PayloadPart]:
    return part("encrypted", Stability.ROTATES, data)


_STRUCTURES: Mapping[int, Reader] = {
    0x02: _services,
    0x03: _services,
    0x04: _own_services,
    0x05: _own_services,
    0x06: _own_services,
    0x07: _own_services,
    _SHORT_NAME: named,
    _COMPLETE_NAME: named,
    0x0A: _of_model("tx-power", 1),
    0x0D: _of_model("class-of-device", 3),
    0x0E: _pairing_secret,
    0x0F: _pairing_secret,
    0x10: _of_model("device-id", 16),
    0x14: _services,
    0x15: _own_services,
    0x16: service,
    TARGET_PUBLIC: _target_public,
    TARGET_RANDOM: _target_random,
    0x19: _of_model("appearance", 2),
    0x1B: _address,
    0x1D: _pairing_secret,
    0x1E: _pairing_secret,
    0x1F: _own_services,
    0x20: _service_32,
    0x21: _service_128,
    0x22: _pairing_secret,
    0x23: _pairing_secret,
    0x24: _uri,
    0x2A: _mesh_message,
    0x2B: _mesh_beacon,
    0x2E: _set_member,
    0x30: _broadcast_name,
    0x31: _encrypted,
    SET_HEADER: _set_number,
    TRAIN_HEADER: _train,
    0xFF: manufacturer,
}
"""By AD type. Whose the target addresses (0x17, 0x18) are is never shown: see `TARGET`."""

_TELLS_NOTHING: Mapping[int, int] = {
    0x01: 4,  # flags
    0x11: 1,  # security manager: out-of-band flags
    0x12: 4,  # connection intervals
    0x1A: 2,  # advertising interval
    0x1C: 1,  # LE role
    0x27: 10,  # LE features
    0x28: 7,  # channel map
    0x2F: 4,  # advertising interval, long
}
"""Longest data, by AD type, of structures that state settings; longer ones hold something else."""
