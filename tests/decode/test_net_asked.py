import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.decode.net_asked import decode_asked
from exposure_check.decode.net_packet import find_ipv4, find_ipv6
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind
from tests.decode.net_packets import dns, encoded, ipv4, ipv6, netbios, question, udp


def told(raw):
    return [fact.text for fact in decode_asked(raw)]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (encoded("Kits-NAS.local"), ["kits-nas.local"]),
        (netbios("KITNAS"), ["kitnas"]),
        (netbios("WPAD"), []),
        (netbios("WORKGROUP", 0x1B), []),
        (netbios("WORKGROUP", 0x1D), []),
        (netbios("\x01\x02__MSBROWSE__\x02", 0x01), []),
        (netbios("KITNAS", 0x20), ["kitnas"]),
        (encoded("wpad"), []),
        (encoded("lb._dns-sd._udp.local"), []),
        (encoded("34.178.168.192.in-addr.arpa"), []),
        (b"", []),
        (b"\0", []),
    ],
)
def test_names_that_are_asked_for(raw, names):
    assert told(raw) == names
    assert {fact.kind for fact in decode_asked(raw)} <= {NetFactKind.ASKED_NAME}


def asked(name, port=5353, flags=0):
    return udp(50000, port, dns(flags, [question(name, 1)]))


@pytest.mark.parametrize("port", [5353, 5355, 137])
def test_where_the_name_stands(port):
    packet = ipv4(asked("nas.local", port))
    found = find_ipv4(packet, 0, len(packet))
    assert found is not None
    assert (found[0], packet[found[1] : found[2]]) == (NetProtocol.ASKED, encoded("nas.local"))
    packet = ipv6(asked("nas.local", port))
    assert find_ipv6(packet, 0, len(packet))[1] is not None


@pytest.mark.parametrize(
    "inner",
    [
        asked("_ipp._tcp.local"),
        asked(""),
        asked("nas.local", 53),
        asked(b"\xc0\x0c"),
        asked(b"\1a" * 17),
        asked("nas.local")[:24],
    ],
)
def test_what_asks_for_no_device(inner):
    packet = ipv4(inner)
    assert find_ipv4(packet, 0, len(packet)) is None


@settings(max_examples=5000, deadline=None)
@given(st.binary(max_size=80))
def test_any_octets(raw):
    for fact in decode_asked(raw):
        assert len(fact.text) <= 255
