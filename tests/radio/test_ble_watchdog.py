from itertools import pairwise

from exposure_check.radio.ble_watchdog import AGAIN_S, CROWD, QUIET_S, WITHIN_S, Quiet, Watchdog


def crowd(watchdog: Watchdog, size: int, start: float, end: float) -> None:
    for step in range(int(start * 4), int(end * 4)):
        watchdog.hear(bytes((step % size,)), step / 4)


def test_as_long_as_anything_is_heard_nothing_is_done() -> None:
    watchdog = Watchdog(0)
    for second in range(1, 200):
        watchdog.hear(b"a", second * QUIET_S / 2)
        assert watchdog.ask(second * QUIET_S / 2 + QUIET_S * 0.9) is Quiet.NOTHING


def test_a_crowd_that_stays_silent() -> None:
    watchdog = Watchdog(0)
    crowd(watchdog, CROWD, 0, 40)
    assert watchdog.ask(40 + QUIET_S - 1) is Quiet.NOTHING
    assert watchdog.ask(40 + QUIET_S) is Quiet.START_AGAIN
    assert watchdog.ask(41 + QUIET_S) is Quiet.NOTHING
    assert watchdog.ask(40 + 2 * QUIET_S) is Quiet.GIVE_UP


def test_a_crowd_that_comes_back() -> None:
    watchdog = Watchdog(0)
    crowd(watchdog, CROWD, 0, 40)
    assert watchdog.ask(40 + QUIET_S) is Quiet.START_AGAIN
    watchdog.hear(b"x", 41 + QUIET_S)
    assert watchdog.ask(42 + 2 * QUIET_S - 2) is Quiet.NOTHING


def test_few_may_be_switched_off() -> None:
    watchdog = Watchdog(0)
    crowd(watchdog, CROWD - 1, 0, 40)
    done = [watchdog.ask(40 + second) for second in range(1, 400)]
    assert Quiet.GIVE_UP not in done
    started = [second for second, what in enumerate(done, 1) if what is Quiet.START_AGAIN]
    assert started[0] == QUIET_S
    assert {b - a for a, b in pairwise(started)} == {AGAIN_S}


def test_those_of_long_ago_are_no_crowd() -> None:
    watchdog = Watchdog(0)
    crowd(watchdog, CROWD, 0, WITHIN_S)
    crowd(watchdog, 1, WITHIN_S, 4 * WITHIN_S)
    end = 4 * WITHIN_S
    assert watchdog.ask(end + QUIET_S) is Quiet.START_AGAIN
    assert watchdog.ask(end + 2 * QUIET_S) is Quiet.NOTHING


def test_silence_from_the_beginning() -> None:
    watchdog = Watchdog(100)
    assert not watchdog.heard
    assert watchdog.ask(100 + QUIET_S) is Quiet.START_AGAIN
    assert watchdog.ask(100 + 2 * QUIET_S) is Quiet.NOTHING
