"""Frames taken apart by scapy: whatever it makes of them, what leaves is bounded and masked."""

from collections.abc import Iterator

from exposure_check.client.accept import sound
from exposure_check.model.dissection import Dissected
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.radio.dissect import dissect
from exposure_check.radio.scapy_layers import LAYERS
from tests.decode.wifi_frames import PROBE, element, management, usual_radiotap

_LINKS = tuple(LAYERS)
_OWN = bytes.fromhex("3c06301a2b3c")
_OTHER = bytes.fromhex("a45e60c0ffee")
_SPELLED = (_OTHER.hex(), _OTHER.hex(":"), _OTHER[::-1].hex(), _OTHER[::-1].hex(":"))


def one_input(data: bytes) -> None:
    """Take the octets apart as a record of the link type that the first one chooses."""
    if not data:
        return
    made = _made(_LINKS[data[0] % len(_LINKS)], data[1:] + _OTHER)
    if made is not None:
        assert sound(made)
        assert not any(spelled in repr(made) for spelled in _SPELLED)


def _made(link: int, octets: bytes) -> Dissected | None:
    try:
        return dissect(link, octets, Identifier(IdentifierKind.ADDRESS, _OWN))
    except Exception:  # noqa: BLE001 the engine says one sentence of whatever the library raises
        return None


def seeds() -> Iterator[bytes]:
    """Yield a record of each link type."""
    body = element(0, b"net") + element(1, b"\x82\x84") + element(221, b"\0\x50\xf2\4name")
    frame = management(PROBE, body, _OWN)
    data = b"\2\1\6\5\x09name"
    advert = bytes.fromhex("d6be898e") + bytes((0, 6 + len(data))) + _OWN[::-1] + data + bytes(3)
    records = {105: frame, 127: usual_radiotap(flags=0) + frame, 251: advert}
    for at, link in enumerate(_LINKS):
        yield bytes((at,)) + records.get(link, bytes(40))
