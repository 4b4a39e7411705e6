"""Made BLE packets and HCI packets for the tests; every address is invented."""

import struct
from collections.abc import Callable

from exposure_check.decode.crc24 import crc24
from exposure_check.decode.link import LinkWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Row, Span
from exposure_check.model.heard import Batch, Discard

ACCESS = bytes.fromhex("d6be898e")
PUBLIC = bytes.fromhex("3c06300a0b0c")
STATIC = bytes.fromhex("c20102030405")
OTHER = bytes.fromhex("a40000000001")

ADV_IND, DIRECT, NONCONN, SCAN_REQ, SCAN_RSP, CONNECT, SCAN_IND, EXTENDED = range(8)


def pdu(kind: int, address: bytes, data: bytes = b"", *, random: bool = False) -> bytes:
    """PDU and CRC."""
    body = address[::-1] + data
    made = bytes((kind | random << 6, len(body))) + body
    return made + crc24(made)


def extended(address: bytes | None, data: bytes = b"", *, random: bool = False) -> bytes:
    """An extended advertising PDU and CRC: with ADI, and with AdvA if an address is given."""
    header = bytes((0x08 | (address is not None),)) + (address or b"")[::-1] + b"\x12\x34"
    body = bytes((len(header),)) + header + data
    made = bytes((EXTENDED | random << 6, len(body))) + body
    return made + crc24(made)


def pseudo(
    packet: bytes, *, rf: int = 0, rssi: int = -50, flags: int = 0x0C13, access: bytes = ACCESS
) -> bytes:
    """A record of link type 256."""
    return struct.pack("<BbbBIH", rf, rssi, -128, 0, 0x8E89BED6, flags) + access + packet


def nordic(packet: bytes, *, flags: int = 1, channel: int = 37, rssi: int = 50) -> bytes:
    """A record of link type 272, header version 2."""
    inner = bytes((10, flags, channel, rssi)) + bytes(6) + ACCESS + packet
    return b"\x0b" + struct.pack("<HBHB", len(inner), 2, 7, 6) + inner


def walked(
    make: Callable[[int, ProblemLog], LinkWalker], records: list[bytes], source: int = 0
) -> tuple[Batch, dict[Discard, int]]:
    """Walk records, numbered from 1, one second apart."""
    buffer = b""
    rows: list[Row] = []
    for place, record in enumerate(records):
        rows.append((len(buffer), len(buffer) + len(record), 1_000_000 * place))
        buffer += record
    log, batch = ProblemLog(source), Batch()
    make(source, log).walk(Span(0, buffer, 0, 1, rows), batch)
    return batch, {problem.reason: problem.count for problem in log.problems()}


def command(opcode: int, given: bytes = b"") -> bytes:
    return struct.pack("<HB", opcode, len(given)) + given


def event(code: int, given: bytes) -> bytes:
    return bytes((code, len(given))) + given


def complete(opcode: int, status: int = 0, rest: bytes = b"") -> bytes:
    return event(0x0E, struct.pack("<BHB", 1, opcode, status) + rest)


def le_meta(subevent: int, *reports: bytes) -> bytes:
    return event(0x3E, bytes((subevent, len(reports))) + b"".join(reports))


def legacy_report(address: bytes, data: bytes, kind: int = 0, rssi: int = -40) -> bytes:
    return bytes((0, kind)) + address[::-1] + bytes((len(data),)) + data + struct.pack("b", rssi)


def extended_report(
    address: bytes, data: bytes, kind: int = 1, *, status: int = 0, rssi: int = -40
) -> bytes:
    head = struct.pack("<HB", status << 5, kind) + address[::-1] + b"\1\0\5\x7f"
    return head + struct.pack("b", rssi) + bytes(9) + bytes((len(data),)) + data


def directed_report(address: bytes, kind: int = 1, rssi: int = -40) -> bytes:
    return bytes((1, kind)) + address[::-1] + b"\0" + OTHER[::-1] + struct.pack("b", rssi)
