"""What a joined network is told: the walkers by the first octet, else the decoders."""

from collections.abc import Iterator

from exposure_check.decode.link_net import Cooked2Walker, CookedWalker, EthernetWalker
from exposure_check.decode.net_facts import MAX_FACTS, decode_net
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch, NetProtocol
from tests.decode import net_packets as made

_WALKERS = (EthernetWalker, CookedWalker, Cooked2Walker)
_SENDER = bytes.fromhex("da3b55aa0102")


def one_input(data: bytes) -> None:
    """Walk the octets as one record, or decode them as one message."""
    if not data:
        return
    choice, rest = data[0] % (len(_WALKERS) + len(NetProtocol)), data[1:]
    if choice >= len(_WALKERS):
        facts = decode_net(choice - len(_WALKERS), _SENDER, rest)
        assert len(facts) <= MAX_FACTS
        return
    batch = Batch()
    span = Span(1, rest, 0, 1, [(0, len(rest), 0)])
    _WALKERS[choice](0, ProblemLog(0)).walk(span, batch)
    for _, _, sender, protocol, raw in batch.net:
        assert len(sender) == 6
        assert not sender[0] & 1
        assert len(decode_net(protocol, sender, raw)) <= MAX_FACTS


def seeds() -> Iterator[bytes]:
    """Yield a few whole packets and messages of each kind."""
    ask = made.dhcp4(made.option(53, b"\x03"), made.option(12, b"phone"), made.option(55, b"\x01"))
    solicit = made.dhcp6(
        made.option6(1, b"\0\x03\0\x01" + made.VENDOR), made.option6(39, b"\0\x01p")
    )
    answer = made.record("T._a._tcp.local", 33, bytes(6) + made.encoded("p.local"))
    names = made.dns(answers=[answer, made.record("p.local", 28, bytes(16))])
    status = made.record(made.netbios("LAPTOP"), 33, bytes((1,)) + bytes(64))
    packet = made.ipv4(made.udp(68, 67, ask))
    yield b"\0" + made.ethernet(packet)
    yield b"\0" + made.ethernet(made.ipv6(made.udp(546, 547, solicit)), made.IPV6)
    yield b"\x01" + made.cooked(made.ipv4(made.udp(5353, 5353, names)))
    yield b"\x02" + made.cooked2(packet)
    probe, login = made.arp(_SENDER, bytes(4), bytes((10, 0, 0, 9))), made.eap(b"kit@a.example")
    yield b"\0" + made.ethernet(probe, 0x0806)
    yield b"\0" + made.ethernet(made.eapol(login), 0x888E)
    joined = bytes((143, 0, 0, 0, 0, 0, 0, 1, 4, 0, 0, 0)) + bytes.fromhex(f"ff02{1:020x}ff010203")
    yield b"\0" + made.ethernet(made.ipv6(bytes((58, 0, 5, 2, 0, 0, 1, 0)) + joined, 0), made.IPV6)
    yield b"\0" + made.ethernet(made.ipv4(b"\x16\0\0\0\xef\7\7\7", protocol=2, options=bytes(4)))
    yield b"\0" + made.ethernet(bytes.fromhex("aaaa0300000c2000") + b"kit", 11)
    asked = made.dns(0, [made.question("kits-nas.local", 1)])
    yield b"\0" + made.ethernet(made.ipv4(made.udp(5353, 5353, asked)))
    yield bytes((len(_WALKERS) + NetProtocol.ASKED,)) + made.netbios("KITNAS")
    yield bytes((len(_WALKERS) + NetProtocol.GROUPS,)) + joined
    yield bytes((len(_WALKERS) + NetProtocol.ARP,)) + probe
    yield bytes((len(_WALKERS) + NetProtocol.EAP,)) + login
    for number, raw in enumerate(
        (ask, solicit, names, names, made.dns(answers=[status]), bytes(16))
    ):
        yield bytes((len(_WALKERS) + number,)) + raw
