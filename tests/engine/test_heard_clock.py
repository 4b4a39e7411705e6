from exposure_check.engine.heard_clock import HeardClock


def test_nothing_is_known_before_anything_is_heard():
    clock = HeardClock()
    clock.hear(0, 5.0)
    assert clock.at(6.0) is None


def test_the_batch_that_was_on_its_way_for_least_long_counts():
    clock = HeardClock()
    clock.hear(1_000_000_000, 5.0)
    assert clock.at(5.0) == 1_000_000_000
    clock.hear(1_001_000_000, 8.0)
    assert clock.at(8.0) == 1_003_000_000
    clock.hear(1_004_500_000, 9.0)
    assert clock.at(10.0) == 1_005_500_000
