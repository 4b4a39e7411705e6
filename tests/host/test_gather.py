from threading import Event

import pytest

from exposure_check.host.access import Access, SettingReader, UnreadError
from exposure_check.host.gather import gather
from exposure_check.model.setting import Reading, Source, System, Unread, What


def raising(error):
    def read(_access):
        raise error

    return read


def reader(read, source=Source.IWD):
    return SettingReader(source, "key", (What.HIDDEN,), read)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (UnreadError(Unread.NO_SERVICE), Unread.NO_SERVICE),
        (TimeoutError(), Unread.TIME_OUT),
        (PermissionError(), Unread.NO_RIGHTS),
        (ZeroDivisionError(), Unread.FAILED),
    ],
)
def test_every_failure_is_a_reason(error, reason):
    settings = gather(System.LINUX, [reader(raising(error))], Access())
    assert [one.value for one in settings.readings] == [reason]


def test_one_that_hangs_is_left_behind_and_the_others_are_kept():
    never = Event()
    answer = Reading(What.HIDDEN, "", "key", False, Source.BLUEZ)
    try:
        settings = gather(
            System.LINUX,
            [reader(lambda _: never.wait()), reader(lambda _: [answer], Source.BLUEZ)],
            Access(patience=0.2),
        )
    finally:
        never.set()
    assert [one.value for one in settings.readings] == [Unread.TIME_OUT, False]


def test_order_is_that_of_the_readers_not_of_the_answers():
    first = Event()

    def late(_access):
        first.wait(5)
        return [Reading(What.HIDDEN, "", "late", False, Source.IWD)]

    def early(_access):
        first.set()
        return [Reading(What.HIDDEN, "", "early", False, Source.IWD)]

    settings = gather(System.LINUX, [reader(late), reader(early)], Access())
    assert [one.key for one in settings.readings] == ["late", "early"]


def test_no_readers_no_readings():
    assert gather(System.OTHER, [], Access()).readings == ()
