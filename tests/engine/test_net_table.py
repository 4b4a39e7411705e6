from exposure_check.engine.limits import Limits
from exposure_check.engine.net_table import NetTable
from exposure_check.model.heard import NetProtocol
from tests.engine.made import address


def table(**limits):
    return NetTable(Limits(**limits), lambda one: one == address(0))


def test_distinct_packets_are_counted_once():
    one = table()
    one.observe(
        [(1, 1, address(0), 0, b"a"), (2, 2, address(0), 0, b"a"), (3, 3, address(0), 1, b"a")]
    )
    ((who, track),) = one.items()
    assert (who, track.frames, track.first, track.last) == (address(0), 3, 1, 3)
    assert track.packets == {(0, b"a"): [2, 1, 1], (1, b"a"): [1, 3, 3]}


def test_packets_are_bounded_per_device_and_in_octets():
    one = table(bodies_per_device=2, kept_bytes=10_000)
    one.observe([(n, n, address(0), 0, b"%d" % n) for n in range(5)])
    ((_, track),) = one.items()
    assert (len(track.packets), track.dropped) == (2, 3)
    tight = table(kept_bytes=450)
    tight.observe([(n, n, address(n), 0, b"x") for n in range(5)])
    assert sum(len(track.packets) for _, track in tight.items()) == 2


def test_a_full_table_drops_the_longest_silent_but_never_a_pinned_one():
    one = table(devices=4)
    one.observe([(n, n, address(n), 0, b"x") for n in range(5)])
    left = [who for who, _ in one.items()]
    assert address(0) in left
    assert address(4) in left
    assert address(1) not in left
    assert one.devices_dropped == 5 - len(left)


ASKED = NetProtocol.ARP_ASKED.value


def test_who_only_asks_is_no_sender_until_something_else_is_told():
    one = table()
    one.observe([(1, 1, address(2), ASKED, b"old!"), (2, 2, address(2), ASKED, b"old!")])
    assert list(one.items()) == []
    one.observe([(3, 3, address(2), 0, b"a"), (4, 4, address(2), ASKED, b"new!")])
    ((_, track),) = one.items()
    assert set(track.packets) == {(ASKED, b"old!"), (0, b"a"), (ASKED, b"new!")}
    assert (track.first, track.frames) == (1, 3)


def test_who_only_asks_is_bounded():
    one = table(devices=4)
    one.observe([(n, n, address(n % 9), ASKED, b"%04d" % n) for n in range(90)])
    assert len(one._asides) <= 4
    assert all(len(aside) <= 8 for aside in one._asides.values())
