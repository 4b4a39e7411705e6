from exposure_check.checks.wifi_uuid import gives_away, neighbours, uuid_of
from tests.checks.wifi_made import octets


def test_known_pair():
    """Sender and UUID-E of tcpdump's test capture ieee802.11_meshid.pcap."""
    expected = bytes.fromhex("48e0fe73930d58329516bb737da108a7")
    assert uuid_of(octets("b0:fc:36:2f:07:44")) == expected


def test_gives_away_by_hash_or_by_its_end():
    address = octets("3c:06:30:12:34:56")
    assert gives_away(uuid_of(address), address)
    assert gives_away(bytes(10) + address, address)
    assert not gives_away(uuid_of(address), octets("3c:06:30:12:34:57"))
    assert not gives_away(address, address)
    assert not gives_away(bytes(16), b"")


def test_neighbours_of_a_hardware_address():
    address = octets("3c:06:30:12:34:ff")
    near = list(neighbours(address))
    assert near[0] == address
    assert len(set(near)) == 14
    assert octets("3c:06:30:12:35:02") in near
    assert octets("3e:06:30:12:34:fc") in near


def test_a_local_address_is_only_flipped():
    address = octets("3e:06:30:12:34:56")
    assert list(neighbours(address)) == [address, octets("3c:06:30:12:34:56")]


def test_the_ends_of_the_address_space():
    for edge in (bytes(6), b"\xff" * 6):
        assert all(len(one) == 6 for one in neighbours(edge))
