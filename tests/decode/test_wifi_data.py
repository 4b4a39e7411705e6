import struct
from itertools import pairwise

import pytest

from exposure_check.decode import wifi_data
from exposure_check.decode.link_wifi import BareWalker, PpiWalker, RadiotapWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.wifi_beside import BESIDE_OCTETS
from exposure_check.decode.wifi_data import DATA_OCTETS
from exposure_check.decode.wifi_frame import CLIENT_OCTETS
from exposure_check.model.heard import Batch, Discard, NetProtocol, WifiSubtype
from tests.decode.net_packets import dhcp4, eap, eapol, ipv4, ipv6, option, udp
from tests.decode.wifi_frames import (
    CLIENT,
    POINT,
    management,
    ppi,
    span_of,
    usual_radiotap,
    walked,
    with_fcs,
)

SNAP = bytes.fromhex("aaaa03000000888e")
ANSWER = eap(b"kit@maple.example")
TO_POINT, FROM_POINT, PIECES, SEALED = 1, 2, 4, 0x40
WALKERS = {
    BareWalker: b"",
    RadiotapWalker: usual_radiotap(flags=0),
    PpiWalker: ppi(),
}


def data(body=b"", octet=0x08, flags=TO_POINT, sender=CLIENT, **more):
    frame = bytearray(management(octet, body, sender, **more))
    frame[1] = flags
    frame[4:10] = POINT
    return bytes(frame)


def rows(*frames):
    batch, problems = walked(RadiotapWalker, [usual_radiotap(0) + one for one in frames])
    return batch.wifi, problems


@pytest.mark.parametrize("walker", WALKERS)
@pytest.mark.parametrize("octet", sorted(DATA_OCTETS))
def test_whose_it_is(walker, octet):
    frame = WALKERS[walker] + data(bytes(30), octet, sequence=77)
    ((_, _, sender, kind, number, point, _, _, body),) = walked(walker, [frame])[0].wifi
    assert (sender, kind, number, point, body) == (CLIENT, WifiSubtype.DATA, 77, POINT, b"")


@pytest.mark.parametrize(
    ("octet", "flags", "before"),
    [
        (0x08, TO_POINT, b""),
        (0x88, TO_POINT, b"\0\0"),
        (0x88, TO_POINT | 0x80, bytes(6)),
        (0x88, TO_POINT, b"\x80\0" + bytes(14)),
        (0x08, 0, b""),
    ],
)
def test_an_answer_of_a_login(octet, flags, before):
    found, _ = rows(data(before + SNAP + eapol(ANSWER), octet, flags))
    assert found[0][8] == ANSWER


@pytest.mark.parametrize(
    ("flags", "fragment"), [(TO_POINT | SEALED, 0), (TO_POINT | PIECES, 0), (TO_POINT, 2)]
)
def test_what_is_sealed_or_in_pieces_is_no_login(flags, fragment):
    found, _ = rows(data(SNAP + eapol(ANSWER), flags=flags, fragment=fragment))
    assert [row[8] for row in found] == [b""]


def test_what_access_points_send_is_not_kept():
    assert rows(data(flags=FROM_POINT), data(flags=FROM_POINT | TO_POINT)) == ([], {})
    batch, _ = walked(RadiotapWalker, [usual_radiotap(0) + data(flags=FROM_POINT)] * 3)
    assert batch.points == {CLIENT}
    bridge = usual_radiotap(0) + data(flags=FROM_POINT | TO_POINT)
    assert walked(RadiotapWalker, [bridge])[0].points == set()


def test_damaged_frames_and_groups_are_counted():
    sealed = usual_radiotap(0x10) + with_fcs(data())[:-1] + b"\0"
    batch, problems = walked(RadiotapWalker, [sealed])
    assert (batch.wifi, problems) == ([], {Discard.BAD_FCS: 1})
    assert rows(data(sender=b"\1" + CLIENT[1:]))[1] == {Discard.GROUP_ADDRESS: 1}
    assert rows(data()[:20])[1] == {Discard.TOO_SHORT: 1}


def test_of_one_address_rows_grow_rare_but_every_login_is_one():
    walker, batch = RadiotapWalker(0, ProblemLog(0)), Batch()
    frame, login = usual_radiotap(0) + data(), usual_radiotap(0) + data(SNAP + eapol(ANSWER))
    other = usual_radiotap(0) + data(sender=POINT[:5] + b"\1")
    records = [(0, frame), (1, frame), (2, login), (3, login), (4, other)]
    records += [(second * 1_000_000 + 5, frame) for second in range(1, 60)]
    span = span_of(127, [record for _, record in records])
    span.rows = [
        (start, end, time) for (start, end, _), (time, _) in zip(span.rows, records, strict=True)
    ]
    walker.walk(span, batch)
    assert [row[0] for row in batch.wifi if row[8]] == [2, 3]
    times = [row[0] // 1_000_000 for row in batch.wifi if not row[8]]
    assert times[:2] == [0, 0]
    assert [late - early for early, late in pairwise(times[-5:])] == [8, 8, 8, 8]


def test_a_clock_set_back_begins_anew():
    walker, batch = RadiotapWalker(0, ProblemLog(0)), Batch()
    span = span_of(127, [usual_radiotap(0) + data()] * 2)
    span.rows = [(start, end, (2 - n) * 9_000_000) for n, (start, end, _) in enumerate(span.rows)]
    walker.walk(span, batch)
    assert len(batch.wifi) == 2


@pytest.mark.parametrize("walker", WALKERS)
def test_only_the_first_of_a_source_are_looked_at(walker, monkeypatch):
    monkeypatch.setattr(wifi_data, "LOOKED_AT", 3)
    log, batch = ProblemLog(0), Batch()
    one, head = walker(0, log), WALKERS[walker]
    frames = [head + data(sender=CLIENT[:5] + bytes((n,))) for n in range(5)]
    one.walk(span_of(0, [*frames, head + management()]), batch)
    assert [row[2][5] for row in batch.wifi if row[3] == WifiSubtype.DATA] == [0, 1, 2]
    assert [row[3] for row in batch.wifi][-1] == WifiSubtype.PROBE_REQUEST
    assert [(p.reason, p.count) for p in log.problems()] == [(Discard.DATA_NOT_READ, 1)]


def test_a_container_need_not_hand_on_what_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(wifi_data, "LOOKED_AT", 1)
    walker = RadiotapWalker(0, ProblemLog(0))
    assert walker.wanted_from(1) == CLIENT_OCTETS | DATA_OCTETS | BESIDE_OCTETS
    walker.walk(span_of(127, [usual_radiotap(0) + data()]), Batch())
    assert walker.wanted_from(1) == CLIENT_OCTETS | BESIDE_OCTETS
    assert walker.wanted_from(17 * 256) == CLIENT_OCTETS


def in_the_clear(packet, kind=0x0800):
    return bytes.fromhex("aaaa03000000") + struct.pack(">H", kind) + packet


def net_rows(*frames):
    batch, _ = walked(RadiotapWalker, [usual_radiotap(0) + one for one in frames])
    return [(row[2], row[3], row[4]) for row in batch.net]


def test_what_a_network_without_a_password_is_told():
    ask = dhcp4(option(53, b"\3"), hardware=CLIENT)
    told = data(in_the_clear(ipv4(udp(68, 67, ask))))
    assert net_rows(told, told) == [(CLIENT, NetProtocol.DHCPV4, ask)] * 2
    solicits = data(in_the_clear(ipv6(b"\x85" + bytes(7), kind=58), 0x86DD))
    assert [row[1] for row in net_rows(solicits)] == [NetProtocol.IPV6_SOURCE]
    for quiet in (
        data(in_the_clear(ipv4(udp(68, 67, ask))), flags=TO_POINT | SEALED),
        data(in_the_clear(ipv4(udp(68, 67, ask))), flags=FROM_POINT),
        data(in_the_clear(ipv4(bytes(40), protocol=6))),
        data(b"\xaa\xaa\3\0\0\0\x08"),
    ):
        assert net_rows(quiet) == []


def test_what_is_cut_off_or_comes_in_pieces_is_told_as_that():
    ask = in_the_clear(ipv4(udp(68, 67, dhcp4(option(53, b"\3"), hardware=CLIENT))))
    page = in_the_clear(ipv4(bytes(40), protocol=6))
    unread = [(CLIENT, NetProtocol.LINK_UNREAD, b"")]
    assert net_rows(data(ask[:100])) == unread
    assert net_rows(data(ask[:100], flags=TO_POINT | PIECES)) == unread
    assert net_rows(data(ask[100:], fragment=1)) == []
    assert net_rows(data(page, flags=TO_POINT | PIECES)) == []


def test_all_packets_of_a_frame_that_holds_several():
    ask = dhcp4(option(53, b"\3"), hardware=CLIENT)
    packet, frame = in_the_clear(ipv4(udp(68, 67, ask))), b""
    for said in (packet, in_the_clear(ipv4(bytes(41), protocol=6)), packet, CDP):
        frame += bytes(-len(frame) % 4) + bytes(12) + struct.pack(">H", len(said)) + said
    told = (CLIENT, NetProtocol.DHCPV4, ask)
    cdp = (CLIENT, NetProtocol.LINK_UNREAD, CDP[3:8])
    assert net_rows(data(b"\x80\0" + frame, 0x88)) == [told, told, cdp]
    ordered = data(b"\x80\0\0\0\0\0" + frame, 0x88, TO_POINT | 0x80)
    assert net_rows(ordered) == [told, told, cdp]
    for end in range(len(frame)):
        assert len(net_rows(data(b"\x80\0" + frame[:end], 0x88))) <= 3
    assert len(net_rows(data(b"\x80\0" + bytes(14) * 500, 0x88))) <= 17


CDP = bytes.fromhex("aaaa0300000c2000") + b"kit"
