import pytest

from exposure_check.decode.net_ipv6 import address_fact, eui64_address
from exposure_check.model.heard import NetProtocol
from exposure_check.model.net import NetFactKind


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        # RFC 4291 appendix A: the universal/local bit is inverted.
        ("fe80000000000000 3606 30ff fe12 3456", "340630123456"),
        ("fe80000000000000 3e06 30ff fe12 3456", "3c0630123456"),
        ("20010db800000000 d83b 55ff feaa 0102", "da3b55aa0102"),
        ("20010db800000000 0000 00ff fe00 0000", "020000000000"),
        ("20010db800000000 0200 00ff fe00 0000", None),
        ("20010db800000000 0300 00ff fe12 3456", None),
        ("20010db800000000 1234 5678 90ab cdef", None),
        ("20010db800000000 0000 0000 0000 0001", None),
    ],
)
def test_eui64(address, inside):
    found = eui64_address(bytes.fromhex(address))
    assert (found and found.hex()) == inside


def test_facts():
    made = bytes.fromhex("fe800000000000003e0630fffe123456")
    (fact,) = address_fact(made, NetProtocol.IPV6_SOURCE)
    assert (fact.kind, fact.raw) == (NetFactKind.IPV6_EUI64, made)
    (fact,) = address_fact(bytes.fromhex("fe80") + bytes(14), NetProtocol.MDNS)
    assert (fact.kind, fact.address) == (NetFactKind.IPV6_OTHER, None)
    assert fact.protocol is NetProtocol.MDNS


@pytest.mark.parametrize("size", [0, 4, 15, 17])
def test_other_lengths_are_no_address(size):
    assert address_fact(bytes(size), NetProtocol.MDNS) == ()
