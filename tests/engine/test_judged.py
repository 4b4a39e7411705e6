from exposure_check.engine.judged import judged_ble, judged_wifi
from exposure_check.engine.limits import Limits
from exposure_check.engine.wifi_table import WifiTable
from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import Origin
from tests.engine.made import join, probe


def nobody(_address):
    return False


def wifi(*rows):
    table = WifiTable(Limits(), nobody)
    table.observe(list(rows))
    return list(table.items())


def test_a_device_within_the_bounds_is_judged_whole():
    entries = wifi(*(probe(10 * n, n, sender=n) for n in range(5)))
    judged, runs = judged_wifi(reversed(entries), Limits())
    assert judged == entries
    assert runs == {}


def test_the_earliest_addresses_are_judged_and_fixed_ones_whenever_they_came():
    vendor = bytes.fromhex("00005e005301")
    rows = [probe(10 * n, n, sender=n) for n in range(20)]
    rows += [probe(500, 500, sender=vendor), join(501, 501, sender=99)]
    judged, _ = judged_wifi(wifi(*rows), Limits(judged=4, judged_fixed=8))
    assert [address for address, _ in judged[:4]] == [row[2] for row in rows[:4]]
    assert [address for address, _ in judged[4:]] == [vendor, rows[-1][2]]


def test_the_earliest_runs_are_judged():
    entries = wifi(*(probe(10 * n, n, sender=n % 2) for n in range(1, 11)))
    _, runs = judged_wifi(entries, Limits(judged_runs=6))
    assert sorted(runs.values()) == [3, 3]


def test_bluetooth_keeps_public_and_static_addresses_too():
    class Track:
        def __init__(self, first):
            self.first = first

    def entry(number, kind):
        return (bytes([number] * 6), kind, Origin.AIR, False, False, None), Track(number)

    entries = [entry(n, BleAddressKind.RESOLVABLE) for n in range(10)]
    entries += [entry(20, BleAddressKind.PUBLIC), entry(21, BleAddressKind.STATIC_RANDOM)]
    judged = judged_ble(reversed(entries), Limits(judged=3, judged_fixed=5))
    assert [track.first for _, track in judged] == [0, 1, 2, 20, 21]
