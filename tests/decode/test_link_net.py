import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.link_net import Cooked2Walker, CookedWalker, EthernetWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import Batch, Discard, NetProtocol
from tests.decode.net_packets import (
    GROUP,
    IPV6,
    PHONE,
    cooked,
    cooked2,
    dhcp4,
    eap,
    eapol,
    ethernet,
    ipv4,
    ipv6,
    option,
    span_of,
    udp,
)

WALKERS = (EthernetWalker, CookedWalker, Cooked2Walker)
FRAMES = ((EthernetWalker, ethernet), (CookedWalker, cooked), (Cooked2Walker, cooked2))
ASK = dhcp4(option(53, b"\x01"))


def walked(walker, frames):
    log, batch = ProblemLog(0), Batch()
    walker(3, log).walk(span_of(frames), batch)
    return batch, {problem.reason: problem.count for problem in log.problems()}


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
def test_a_request_becomes_a_row(walker, framed):
    packet = ipv4(udp(68, 67, ASK))
    batch, problems = walked(walker, [framed(packet), framed(packet)])
    assert [(row[0], row[2:]) for row in batch.net] == [
        (0, (PHONE, NetProtocol.DHCPV4, ASK)),
        (1_000_000, (PHONE, NetProtocol.DHCPV4, ASK)),
    ]
    second = unpack_frame(batch.net[1][1], 0)
    assert (second.source, second.number) == (3, 2)
    assert not problems


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
def test_an_ipv6_source_becomes_a_row(walker, framed):
    source = "20010db8000000001234567890abcdef"
    batch, _ = walked(walker, [framed(ipv6(b"tcp", 6, source), IPV6)])
    assert [row[2:] for row in batch.net] == [
        (PHONE, NetProtocol.IPV6_SOURCE, bytes.fromhex(source))
    ]


def test_one_packet_may_give_two_rows():
    packet = ipv6(udp(546, 547, bytes((1, 0, 0, 1))))
    batch, _ = walked(EthernetWalker, [ethernet(packet, IPV6)])
    assert [row[3] for row in batch.net] == [NetProtocol.IPV6_SOURCE, NetProtocol.DHCPV6]


@pytest.mark.parametrize("tags", [(0x8100,), (0x88A8, 0x8100), (0x8100,) * 4])
def test_vlan_tags_are_stepped_over(tags):
    batch, _ = walked(EthernetWalker, [ethernet(ipv4(udp(68, 67, ASK)), tags=tags)])
    assert len(batch.net) == 1


def test_endless_vlan_tags_are_given_up():
    batch, _ = walked(EthernetWalker, [ethernet(ipv4(udp(68, 67, ASK)), tags=(0x8100,) * 5)])
    assert [row[3:] for row in batch.net] == [(NetProtocol.LINK_UNREAD, b"\x81\0")]


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
@pytest.mark.parametrize(
    ("kind", "said", "raw"),
    [
        (0x88B5, b"kit", b"\x88\xb5"),
        (0x88CC, b"kit", b"\x88\xcc"),
        (11, bytes.fromhex("aaaa0300000c2000") + b"kit", bytes.fromhex("00000c2000")),
        (11, bytes.fromhex("aaaa0300000088cc") + b"kit", b"\x88\xcc"),
        (6, b"\xf0\xf0\3kit", b"\xf0\xf0\3"),
        (9, b"\xaa\xaa\3\0\0\0\5\xffk", b"\0\0\0\5\xff"),
    ],
)
def test_other_protocols_are_named_by_their_beginning(walker, framed, kind, said, raw):
    batch, problems = walked(walker, [framed(said, kind)])
    assert [row[3:] for row in batch.net] == [(NetProtocol.LINK_UNREAD, raw)]
    assert not problems


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (0x0806, bytes(28)),
        (0x9000, bytes(46)),
        (38, b"BB\3" + bytes(35)),
        (6, b"\0\0\xaf\x81\1\0"),
        (2, b"\xf0\xf0"),
        (7, b"\xaa\xaa\3\0\0\0\x88"),
    ],
)
def test_what_tells_nothing_of_the_sender_is_left(kind, said):
    batch, problems = walked(EthernetWalker, [ethernet(said, kind)])
    assert not batch.net
    assert not problems


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        (eapol(eap(b"kit@maple.example")), False),
        (eapol(eap(b"", code=1)), False),
        (eapol(b"", kind=1), False),
        (eapol(b"", kind=2), False),
        (eapol(bytes(95), kind=3), False),
        (b"\3\1\0", False),
        (eapol(b"kit", kind=1), True),
        (eapol(bytes(95), kind=5), True),
        (eapol(eap(b"kit", code=5)), True),
    ],
)
def test_of_logins_what_is_not_read_is_named(said, unread):
    batch, _ = walked(EthernetWalker, [ethernet(said, 0x888E)])
    told = [row[4] for row in batch.net if row[3] == NetProtocol.LINK_UNREAD]
    assert told == [b"\x88\x8e"] * unread


def test_what_has_an_llc_header_before_it_is_read_like_any_other():
    behind = bytes.fromhex("aaaa030000000800") + ipv4(udp(68, 67, ASK))
    batch, _ = walked(EthernetWalker, [ethernet(behind, len(behind))])
    assert [row[3:] for row in batch.net] == [(NetProtocol.DHCPV4, ASK)]


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
def test_group_senders_are_counted_and_dropped(walker, framed):
    batch, problems = walked(walker, [framed(ipv4(udp(68, 67, ASK)), sender=GROUP)])
    assert not batch.net
    assert problems == {Discard.GROUP_ADDRESS: 1}


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
def test_a_sender_without_address_is_nobody(walker, framed):
    batch, _ = walked(walker, [framed(ipv4(udp(68, 67, ASK)), sender=bytes(6))])
    assert not batch.net


@pytest.mark.parametrize(("walker", "framed"), FRAMES[1:])
@pytest.mark.parametrize("header", [{"hardware": 772}, {"hardware": 824}, {"length": 0}])
def test_cooked_records_of_other_links_are_left(walker, framed, header):
    batch, _ = walked(walker, [framed(ipv4(udp(68, 67, ASK)), **header)])
    assert not batch.net


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
def test_a_cut_message_is_counted_not_read(walker, framed):
    whole = framed(ipv4(udp(68, 67, ASK)))
    batch, problems = walked(walker, [whole[:-1]])
    assert not batch.net
    assert problems == {Discard.CUT_BY_CAPTURE: 1}


@pytest.mark.parametrize(("walker", "framed"), FRAMES)
def test_every_cut_is_survived(walker, framed):
    whole = framed(ipv4(udp(68, 67, ASK)))
    batch, problems = walked(walker, [whole[:size] for size in range(len(whole))])
    assert not batch.net
    assert problems[Discard.TOO_SHORT] == len(framed(b""))


def test_padding_behind_a_packet_is_not_payload():
    batch, _ = walked(EthernetWalker, [ethernet(ipv4(udp(68, 67, ASK)) + b"padding")])
    assert batch.net[0][4] == ASK


SOME = st.binary(max_size=80)


@settings(max_examples=5000, deadline=None)
@given(
    st.one_of(
        SOME,
        SOME.map(lambda rest: ethernet(rest, IPV6)),
        SOME.map(lambda rest: ethernet(ipv4(rest))),
        SOME.map(lambda rest: cooked2(ipv4(rest))),
        SOME.map(lambda rest: cooked(ipv6(rest, 0), IPV6)),
    )
)
def test_any_octets_are_walked(frame):
    for walker in WALKERS:
        batch, _ = walked(walker, [frame])
        for _, _, sender, protocol, raw in batch.net:
            assert len(sender) == 6
            assert not sender[0] & 1
            assert protocol in NetProtocol
            assert raw in frame
