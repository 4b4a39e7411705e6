"""tshark, frame by frame: what DHCP and DHCPv6 clients tell in the tcpdump project's captures."""

from collections import defaultdict
from itertools import pairwise

import pytest

from exposure_check.decode.net_facts import decode_net
from exposure_check.decode.parser import CaptureParser
from exposure_check.model.frame import unpack_frame
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import PHONE, VENDOR, arp, eap, eapol, ethernet
from tests.oracle.tshark import ask
from tools.recording.files import write_pcap

FILES = (
    "dhcp-mud.pcap",
    "dhcp-option-108.pcapng",
    "dhcp-option-33.pcap",
    "dhcp-rfc3004.pcap",
    "dhcp-rfc4388.pcap",
    "dhcp-rfc5859.pcap",
    "dhcpv4v6-rfc5970-rfc8572.pcap",
    "dhcpv6-AFTR-Name-RFC6334.pcap",
    "dhcpv6-domain-list.pcap",
    "dhcpv6-ia-na.pcap",
    "dhcpv6-ia-pd.pcap",
    "dhcpv6-ia-ta.pcap",
    "dhcpv6-mud.pcap",
    "dhcpv6-ntp-server.pcap",
    "dhcpv6-rfc6355-duid-uuid.pcap",
    "dhcpv6-rfc8415-duid-type2.pcap",
    "dhcpv6-sip-server-d.pcap",
    "dhcpv6-vendor-specific-information.pcap",
    "nbns-valgrind.pcap",
)
FIELDS = (
    "frame.number",
    "eth.src",
    "ipv6.src",
    "dhcp.type",
    "dhcp.ip.relay",
    "dhcp.option.dhcp",
    "dhcp.option.hostname",
    "dhcp.option.vendor_class_id",
    "dhcp.option.request_list_item",
    "dhcp.option.type",
    "dhcp.option.value",
    "dhcpv6.msgtype",
    "dhcpv6.duid.bytes",
    "dhcpv6.requested_option_code",
    "dhcpv6.vendorclass.enterprise",
    "arp.src.hw_mac",
    "arp.isprobe",
    "arp.isgratuitous",
    "eap.identity",
)
CLIENT_MESSAGES = {"1", "3", "4", "5", "6", "8", "9", "11"}


def told(path):
    """Return {frame number: [(sender, fact)]} by this program."""
    data = path.read_bytes()
    parser = CaptureParser(0)
    rest = len(data) - parser.feed(data)
    rows = parser.take().net
    parser.finish(rest)
    rows += parser.take().net
    found = defaultdict(list)
    for time, frame, sender, protocol, raw in rows:
        number = unpack_frame(frame, time).number
        found[number] += [(sender, fact) for fact in decode_net(protocol, sender, raw)]
    return found


def texts(facts, protocol, kind):
    return [fact.text for _, fact in facts if (fact.protocol, fact.kind) == (protocol, kind)]


def raws(facts, protocol, kind):
    return [fact.raw for _, fact in facts if (fact.protocol, fact.kind) == (protocol, kind)]


@pytest.mark.parametrize("name", FILES)
def test_dhcp_agrees(shared_captures, name):
    path = shared_captures / "tcpdump" / name
    ours = told(path)
    v4 = NetProtocol.DHCPV4
    for theirs in ask(path, FIELDS):
        facts = ours[int(theirs["frame.number"])]
        asks = theirs["dhcp.type"] == "1" and theirs["dhcp.ip.relay"] == "0.0.0.0"  # noqa: S104 not an address to bind
        if not asks:
            assert not any(fact.protocol is v4 for _, fact in facts)
            continue
        kind = int(theirs["dhcp.option.dhcp"])
        assert raws(facts, v4, NetFactKind.DHCP_MESSAGE) == [bytes((kind,))]
        assert texts(facts, v4, NetFactKind.HOST_NAME) == present(theirs["dhcp.option.hostname"])
        vendor = present(theirs["dhcp.option.vendor_class_id"])
        assert texts(facts, v4, NetFactKind.VENDOR_CLASS) == vendor
        wishes = present(theirs["dhcp.option.request_list_item"])
        wanted = [bytes(map(int, wishes[0].split(",")))] if wishes else []
        assert raws(facts, v4, NetFactKind.PARAMETER_LIST) == wanted
        assert raws(facts, v4, NetFactKind.CLIENT_ID)[:1] == client_id(theirs)
        assert {sender.hex(":") for sender, _ in facts} == {theirs["eth.src"]}


def client_id(theirs):
    codes = theirs["dhcp.option.type"].split(",")
    values = theirs["dhcp.option.value"].split(",")
    if "61" not in codes:
        return [bytes.fromhex("01" + theirs["eth.src"].replace(":", ""))]
    # An option without a value (the end mark) has no entry among the values.
    return [bytes.fromhex(values[codes.index("61")])]


def present(text):
    return [text] if text else []


@pytest.mark.parametrize("name", FILES)
def test_dhcpv6_agrees(shared_captures, name):
    path = shared_captures / "tcpdump" / name
    ours = told(path)
    v6 = NetProtocol.DHCPV6
    for theirs in ask(path, FIELDS):
        facts = ours[int(theirs["frame.number"])]
        if theirs["dhcpv6.msgtype"] not in CLIENT_MESSAGES:
            assert not any(fact.protocol is v6 for _, fact in facts)
            continue
        kind = bytes((int(theirs["dhcpv6.msgtype"]),))
        assert raws(facts, v6, NetFactKind.DHCP_MESSAGE) == [kind]
        duids = [bytes.fromhex(part) for part in theirs["dhcpv6.duid.bytes"].split(",") if part]
        client = raws(facts, v6, NetFactKind.CLIENT_ID)
        assert len(client) == 1
        assert client[0] in duids
        wanted = [int(code) for code in theirs["dhcpv6.requested_option_code"].split(",") if code]
        wishes = b"".join(raws(facts, v6, NetFactKind.PARAMETER_LIST))
        assert [wishes[at] << 8 | wishes[at + 1] for at in range(0, len(wishes), 2)] == wanted


@pytest.mark.parametrize("name", FILES)
def test_ipv6_sources_agree(shared_captures, name):
    path = shared_captures / "tcpdump" / name
    ours = told(path)
    for theirs in ask(path, FIELDS):
        facts = ours[int(theirs["frame.number"])]
        sources = [fact.raw for _, fact in facts if fact.protocol is NetProtocol.IPV6_SOURCE]
        outer = theirs["ipv6.src"].split(",")[0]
        assert [compressed(raw) for raw in sources] == present(outer)


def compressed(raw):
    from ipaddress import IPv6Address

    return str(IPv6Address(raw))


def test_made_claims_and_logins_agree(tmp_path):
    sender, other, own = PHONE, VENDOR, bytes((10, 0, 0, 9))
    link_local, nobody = bytes((169, 254, 3, 4)), bytes(4)
    messages = [
        arp(sender, nobody, own),
        arp(sender, own, own),
        arp(sender, own, own, 2),
        arp(sender, own, bytes((10, 0, 0, 1))),
        arp(other, own, bytes((10, 0, 0, 1))),
        arp(sender, link_local, bytes((10, 0, 0, 1))),
    ]
    frames = [ethernet(message, 0x0806) for message in messages]
    frames += [ethernet(eapol(eap(b"kit@maple.example")), 0x888E), ethernet(eapol(b""), 0x888E)]
    path = tmp_path / "claims.pcap"
    with path.open("wb") as out:
        write_pcap(out, 1, enumerate(frames))
    ours = told(path)
    for theirs in ask(path, FIELDS):
        facts = ours[int(theirs["frame.number"])]
        logins = texts(facts, NetProtocol.EAP, NetFactKind.LOGIN_NAME)
        assert logins == present(theirs["eap.identity"])
        claimed = [one for _, one in facts if one.kind is NetFactKind.IPV4_CLAIMED]
        ours_own = [fact.text for fact in claimed if fact.raw != link_local]
        true = ("1", "True")
        probes, announces = theirs["arp.isprobe"] in true, theirs["arp.isgratuitous"] in true
        others = theirs["arp.src.hw_mac"] not in ("", sender.hex(":"))
        assert bool(ours_own) == (probes or announces or others)
        if others:
            assert [fact.address for fact in claimed] == [other]


def test_the_captures_hold_what_they_should(shared_captures):
    """Guards against an oracle that compares nothing with nothing."""
    counts = defaultdict(int)
    for name in FILES:
        for facts in told(shared_captures / "tcpdump" / name).values():
            for _, fact in facts:
                counts[fact.protocol, fact.kind] += 1
    assert counts[NetProtocol.DHCPV4, NetFactKind.CLIENT_ID] >= 7
    assert counts[NetProtocol.DHCPV6, NetFactKind.CLIENT_ID] >= 15
    assert counts[NetProtocol.IPV6_SOURCE, NetFactKind.IPV6_EUI64] >= 30
    assert all(first < second for first, second in pairwise(sorted(FILES)))
