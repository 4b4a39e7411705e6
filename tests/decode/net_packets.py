"""Made packets of a joined network, by the layouts of their specifications."""

import struct

from exposure_check.decode.span import Span

PHONE = bytes.fromhex("da3b55aa0102")
"""A local address, as a phone draws one for a network."""
VENDOR = bytes.fromhex("3c0630123456")
"""A global address."""
GROUP = bytes.fromhex("01005e0000fb")

IPV4, IPV6 = 0x0800, 0x86DD


def udp(source, target, payload, length=None):
    size = 8 + len(payload) if length is None else length
    return struct.pack("!HHHH", source, target, size, 0) + payload


def ipv4(inner, protocol=17, options=b"", fragment=0, total=None):
    words = 5 + len(options) // 4
    size = words * 4 + len(inner) if total is None else total
    head = struct.pack("!BBHHHBBH", 0x40 | words, 0, size, 1, fragment, 64, protocol, 0)
    return head + bytes(4) + b"\xff" * 4 + options + inner


def ipv6(inner, kind=17, source="fe800000000000001234567890abcdef", size=None):
    size = len(inner) if size is None else size
    head = struct.pack("!IHBB", 0x60000000, size, kind, 255)
    return head + bytes.fromhex(source) + b"\xff\x02" + bytes(13) + b"\x02" + inner


def ethernet(packet, kind=IPV4, sender=PHONE, tags=()):
    tagged = b"".join(struct.pack("!HH", tag, 7) for tag in tags)
    return b"\xff" * 6 + sender + tagged + struct.pack("!H", kind) + packet


def cooked(packet, kind=IPV4, sender=PHONE, hardware=1, length=6):
    return struct.pack("!HHH8sH", 4, hardware, length, sender + bytes(2), kind) + packet


def cooked2(packet, kind=IPV4, sender=PHONE, hardware=1, length=6):
    head = struct.pack("!HHIHBB8s", kind, 0, 3, hardware, 4, length, sender + bytes(2))
    return head + packet


def span_of(frames, link=1):
    buffer, rows = b"", []
    for number, frame in enumerate(frames):
        rows.append((len(buffer), len(buffer) + len(frame), number * 1_000_000))
        buffer += frame
    return Span(link, buffer, 0, 1, rows)


def arp(hardware, own, asked, operation=1):
    head = bytes.fromhex("000108000604") + struct.pack("!H", operation)
    return head + hardware + own + bytes(6) + asked


def eap(content, method=1, code=2, identifier=7):
    return struct.pack("!BBHB", code, identifier, 5 + len(content), method) + content


def eapol(packet, kind=0):
    return struct.pack("!BBH", 1, kind, len(packet)) + packet


def option(code, value):
    return bytes((code, len(value))) + value


def dhcp4(*options, hardware=PHONE, op=1, gateway=bytes(4), end=b"\xff", hardware_type=1):
    head = struct.pack("!BBBBIHH", op, hardware_type, len(hardware), 0, 1, 0, 0)
    head += bytes(12) + gateway + hardware.ljust(16, b"\0") + bytes(192)
    return head + bytes.fromhex("63825363") + b"".join(options) + end


def option6(code, value):
    return struct.pack("!HH", code, len(value)) + value


def dhcp6(*options, kind=1):
    return bytes((kind, 0, 0, 1)) + b"".join(options)


def encoded(name):
    labels = name.encode().split(b".") if name else []
    return b"".join(bytes((len(label),)) + label for label in labels) + b"\0"


def question(name, kind=255):
    return (name if isinstance(name, bytes) else encoded(name)) + struct.pack("!HH", kind, 1)


def record(name, kind, data):
    owner = name if isinstance(name, bytes) else encoded(name)
    return owner + struct.pack("!HHIH", kind, 1, 120, len(data)) + data


def dns(flags=0x8400, questions=(), answers=(), authorities=(), additionals=()):
    sections = (questions, answers, authorities, additionals)
    head = struct.pack("!HHHHHH", 0, flags, *map(len, sections))
    return head + b"".join(part for section in sections for part in section)


def netbios(name, suffix=0x00):
    octets = name.encode().ljust(15) + bytes((suffix,))
    letters = bytes(0x41 + nibble for octet in octets for nibble in (octet >> 4, octet & 15))
    return bytes((32,)) + letters + b"\0"
