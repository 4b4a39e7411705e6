"""Fuzz target: advertising data, of every known maker and service."""

from collections.abc import Iterable

from exposure_check.decode.ad_payload import decode_payload

_LONGEST = 1650


def one_input(data: bytes) -> None:
    """Decode the octets as they are, and as the data of one structure of the first octet's type."""
    data = data[:_LONGEST]
    for raw in (data, bytes((min(len(data), 255),)) + data):
        payload = decode_payload(raw)
        assert payload.raw == raw
        for part in payload.parts:
            assert part.token in raw
            assert part.carries_address is None or len(part.carries_address) == 6


def seeds() -> Iterable[bytes]:
    """Yield one payload of each maker and service."""
    for text in (
        "ff4c00100501184455660c0e00123400" + "00" * 10,
        "ff4c000215" + "00112233445566778899aabbccddeeff" + "00010002c5",
        "ff4c00121910" + "ab" * 22 + "0100",
        "ff4c000631" + "01a1a2a3a4a5a60200010001020102030400",
        "ff060001092002" + "5a" * 23,
        "ff06000109210a0605040302014445534b",
        "ff0600030180060504030201040424",
        "ff8e0533343059433130473730313233",
        "16aafe00ee" + "00" * 18,
        "162cfe00400102030421ab12",
        "1695fe5020aa01070605040302010d",
        "1b06050403020100",
        "2b00" + "11" * 18,
    ):
        yield bytes.fromhex(text)
