import pytest

from exposure_check.engine.dance import Dance
from exposure_check.engine.way import Found
from exposure_check.engine.way_on_off import OnOffWay
from exposure_check.model.talk import AskKind, Said, Told, Word
from exposure_check.subject.candidate import Medium
from exposure_check.subject.phases import WIFI
from tests.engine.made_way import MadeEars
from tests.subject.live import BEGIN, LENGTHS, SECOND, heard, rotating, static


def led(*everybody, rounds, timing=None, unfit=(), whole=True):
    """Lead a user through so many rounds and the "on" after them, with the lengths of `live`."""
    ears, dance = MadeEars(), Dance(lambda: 0.0)
    ears.all, ears.unfit, ears.whole = list(everybody), set(unfit), whole
    way = OnOffWay(ears, dance)
    if timing is not None:
        way.use(timing)
    way.begin(0, BEGIN)
    now = 0
    for length in LENGTHS[: 2 * rounds + 3]:
        now += length
        ears.now = BEGIN + now * SECOND
        way.lasted(now, ears.now)
        if way.found or way.refused:
            return way
        number = dance.ask(now).number
        way.answer(Said(Word.DONE, number), now, ears.now)
    return way


def last_on(rounds):
    on = sum(LENGTHS[: 2 * rounds + 2])
    return on + 1, on + LENGTHS[2 * rounds + 2]


def test_a_kept_address_is_found_after_three_rounds():
    mine = static(3)
    for second in range(*last_on(3)):
        mine.presence.observe(BEGIN + second * SECOND, -45)
    way = led(mine, rounds=3)
    place = (Medium.BLE, 100)
    assert way.found == Found(place, (place,), kept=True)


def test_a_new_address_is_found_after_four():
    way = led(*rotating(4), heard(200, last_on(4)), rounds=4)
    assert way.found.mine == (Medium.BLE, 200)
    assert not way.found.kept
    assert {key for _, key in way.found.used} == {101, 102, 103, 104}


def test_what_does_not_fit_the_name_is_not_looked_at():
    way = led(static(6), rounds=6, unfit={100})
    assert (way.found, way.refused) == (None, Told.SILENT)


def test_nothing_that_follows_ends_it():
    way = led(heard(1, (0, 480)), rounds=6)
    assert (way.found, way.refused) == (None, Told.SILENT)


def test_a_device_that_is_missed_after_the_rounds_is_refused_in_the_end():
    way = led(*rotating(4), rounds=6)
    assert way.found is None
    assert way.refused is not None


def test_it_may_be_said_that_it_cannot_be_switched_off():
    dance = Dance(lambda: 0.0)
    way = OnOffWay(MadeEars(), dance)
    way.begin(0, BEGIN)
    way.answer(Said(Word.SKIP, dance.ask(0).number), 0, BEGIN)
    assert way.refused is None, "nothing was asked yet"
    way.lasted(60, BEGIN + 60 * SECOND)
    assert dance.kind is AskKind.SWITCH_OFF
    way.answer(Said(Word.SKIP, dance.ask(60).number + 1), 60, BEGIN)
    assert way.refused is None, "the word answers another question"
    way.answer(Said(Word.SKIP, dance.ask(60).number), 60, BEGIN)
    assert way.refused is Told.CANNOT_SWITCH


@pytest.mark.parametrize("rssi", [-45, -60])
def test_two_that_follow_are_refused(rssi):
    way = led(*rotating(4), *rotating(4, 200, rssi=rssi), rounds=4)
    assert (way.found, way.refused) == (None, Told.TWO_FOLLOW)


def test_with_the_times_of_wifi_the_same_is_not_enough():
    way = led(*rotating(6), rounds=6, timing=WIFI)
    assert way.found is None


def test_where_more_came_than_can_be_kept_nobody_knows_how_many_come_and_go():
    way = led(static(3), rounds=3, whole=False)
    assert (way.found, way.refused) == (None, Told.CROWDED)
