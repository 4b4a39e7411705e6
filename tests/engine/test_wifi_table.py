from exposure_check.engine.limits import Limits
from exposure_check.engine.wifi_table import WifiTable
from tests.engine.made import SECOND, address, join, probe


def table(**limits):
    return WifiTable(Limits(**limits), lambda one: one == address(0))


def runs(track):
    return list(track.runs())


def test_probes_up_to_two_seconds_apart_are_one_run():
    one = table()
    one.observe([probe(10, 1, sequence=5), probe(12, 2, sequence=6), probe(14.1, 3, sequence=9)])
    ((_, track),) = one.items()
    assert runs(track) == [
        (10 * SECOND, 12 * SECOND, 5, 6, 2, 1),
        (14_100_000, 14_100_000, 9, 9, 1, 3),
    ]
    assert (track.frames, track.probes) == (3, 3)


def test_the_first_probe_of_all_starts_a_run_even_at_time_zero():
    one = table()
    one.observe([probe(0, 1)])
    ((_, track),) = one.items()
    assert len(runs(track)) == 1


def test_joins_are_no_probes_and_are_kept_apart():
    one = table()
    one.observe([join(1, 1), join(2, 2), join(3, 3, bssid=b"\x02other!")])
    ((_, track),) = one.items()
    assert (track.frames, track.probes, len(track.joins)) == (3, 0, 2)
    assert track.joins[0, b"\x02network", b""][:5] == [2, 1, SECOND, 2, 2 * SECOND]


def test_strength_is_a_mean_and_unknown_without_any():
    one = table()
    one.observe([probe(1, rssi=-40), probe(2, rssi=-60), probe(3), probe(1, sender=1)])
    (_, first), (_, second) = one.items()
    assert first.rssi == -50
    assert second.rssi is None


def test_bodies_are_told_apart_and_bounded():
    one = table(bodies_per_device=2)
    one.observe([probe(n, n, body=b"%d" % (n % 3)) for n in range(1, 7)])
    ((_, track),) = one.items()
    assert track.bodies == {b"1": [2, 1, SECOND], b"2": [2, 2, 2 * SECOND]}
    assert track.bodies_dropped == 2


def test_octets_kept_are_bounded_over_all_devices_and_shared_bodies_count_once():
    one = table(kept_bytes=3000)
    one.observe([probe(n, n, sender=n, body=b"x" * 1000) for n in range(20)])
    kept = [track for _, track in one.items() if track.bodies]
    assert len(kept) == 10
    assert sum(track.bodies_dropped for _, track in one.items()) == 10


def test_a_full_table_drops_the_longest_silent_but_never_a_pinned_one():
    one = table(devices=8)
    one.observe([probe(n, n, sender=n) for n in range(9)])
    left = [who for who, _ in one.items()]
    assert address(0) in left
    assert address(8) in left
    assert address(1) not in left
    assert one.devices_dropped == one.frames_dropped == 9 - len(left)
    assert len(left) <= 8


def test_runs_are_bounded_and_the_newest_stay():
    one = table(runs=100, runs_kept=5, sightings=100)
    one.observe([probe(10 * n, n, sender=1) for n in range(1, 102)])
    ((_, track),) = one.items()
    assert [run[5] for run in runs(track)] == [97, 98, 99, 100, 101]
