from exposure_check.engine.dance import Dance
from exposure_check.engine.way import Found
from exposure_check.engine.way_near import NearWay
from exposure_check.model.talk import AskKind, Said, Told, Word
from exposure_check.subject.candidate import Medium
from exposure_check.subject.heard import Heard
from exposure_check.subject.presence import Presence
from tests.engine.made_way import MadeEars

SECOND = 1_000_000
BEGIN = 1_000 * SECOND
OFF, SEEN, ON, END = 70, 94, 96, 116
"""Seconds: it is off, silence was listened to, it is on, nearness was listened to."""


def over(key, first, last, rssi, kind="resolvable"):
    presence = Presence(BEGIN + first * SECOND, rssi)
    for second in range(first, last):
        presence.observe(BEGIN + second * SECOND, rssi)
    return Heard(key, presence, kind)


class Holding:
    """A user with a device, and a watch on the same hand that is 12 dB weaker."""

    def __init__(self, *, silent=False, unfit=(), keeps=True, off=True):
        self.ears, self.dance = MadeEars(), Dance(lambda: 0.0)
        self.ears.unfit = set(unfit)
        self.silent, self.keeps, self.off = silent, keeps, off
        self.way = NearWay(self.ears, self.dance)

    def phase(self, first, rssi, key=1):
        watch = over(9, first, first + 12, rssi - 12)
        self.ears.near = [watch] if self.silent else [over(key, first, first + 12, rssi), watch]

    def say(self, now):
        said = Said(Word.DONE, self.dance.ask(now).number)
        self.way.answer(said, now, BEGIN + now * SECOND)

    def lasted(self, now):
        self.way.lasted(now, BEGIN + now * SECOND)

    def play(self):
        self.way.begin(0, BEGIN)
        for number in range(4):
            now = 16 * number
            self.say(now)
            assert self.ears.since[-1] == BEGIN + (now + 4) * SECOND
            self.phase(now + 4, -36 if number % 2 else -70)
            self.lasted(now + 16)
        if self.way.refused:
            return self.way
        assert self.dance.kind is AskKind.NEAR_OFF
        self.say(OFF)
        mine = over(1, 0, OFF if self.off else SEEN, -40)
        self.ears.all = [over(9, 0, END, -50), *([] if self.silent else [mine])]
        self.lasted(SEEN)
        if self.way.refused:
            return self.way
        assert self.dance.kind is AskKind.NEAR_ON
        self.say(ON)
        key = 1 if self.keeps else 2
        self.phase(ON + 8, -36, key)
        self.ears.all.append(over(key, ON + 1, END, -36))
        self.lasted(END)
        return self.way


def test_what_is_near_and_only_then_and_falls_silent_is_found():
    place = (Medium.BLE, 1)
    assert Holding().play().found == Found(place, (place,), kept=True)


def test_with_a_new_address_it_is_found_but_not_for_certain():
    found = Holding(keeps=False).play().found
    assert found == Found((Medium.BLE, 2), ((Medium.BLE, 1),), kept=False)


def test_a_watch_on_the_hand_of_a_silent_phone_is_not_named():
    way = Holding(silent=True).play()
    assert (way.found, way.refused) == (None, Told.NOT_SILENCED)


def test_what_goes_on_when_switched_off_is_not_named():
    way = Holding(off=False).play()
    assert (way.found, way.refused) == (None, Told.NOT_SILENCED)


def test_what_is_near_must_fit_the_name():
    way = Holding(unfit=[1]).play()
    assert (way.found, way.refused) == (None, Told.OTHER_NAME)


def test_what_cannot_be_switched_off_is_not_found():
    test = Holding()
    test.dance.switch_near(0, on=False)
    test.way.answer(Said(Word.SKIP, test.dance.ask(0).number), 0, BEGIN)
    assert (test.way.found, test.way.refused) == (None, Told.CANNOT_SWITCH)


def test_a_device_that_is_off_is_switched_on_before():
    test = Holding()
    test.dance.switched(0, BEGIN, on=False)
    test.way.begin(1, BEGIN + SECOND)
    assert test.dance.kind is AskKind.SWITCH_ON
    test.say(2)
    assert test.dance.kind is AskKind.WAIT_ON
    test.lasted(10)
    assert test.dance.kind is AskKind.TAKE_AWAY
