import itertools

from exposure_check.engine.dance import Dance
from exposure_check.model.talk import AskKind, Said, Word
from exposure_check.subject.phases import BLUETOOTH, SECOND, WIFI, rounds_of


def test_phases_are_what_the_user_confirmed():
    dance = Dance(lambda: 0.5)
    dance.begin(0, 1000 * SECOND)
    ask = dance.ask(10)
    assert (ask.kind, ask.seconds, ask.left, ask.step) == (AskKind.CROWD, 60, 50, 0)
    assert not dance.lasted(59)
    assert dance.lasted(60)
    now = 60
    for _ in range(3):
        dance.switch_off(now)
        assert not dance.lasted(now + 1000), "that is up to the user"
        dance.switched(now + 5, (1005 + now) * SECOND, on=False)
        assert dance.ask(now + 5).seconds == 23
        dance.switch_on(now + 28)
        dance.switched(now + 30, (1030 + now) * SECOND, on=True)
        assert dance.ask(now + 30).seconds == 35
        now += 65
    dance.switch_off(now)
    dance.switched(now, (1000 + now) * SECOND, on=False)
    phases = dance.until((1000 + now + 23) * SECOND)
    assert [phase.on for phase in phases] == [True, False] * 4
    assert phases[0].start == 1000 * SECOND
    assert all(one.end == other.start for one, other in itertools.pairwise(phases))
    assert len(rounds_of(phases)) == dance.whole_rounds == 3
    assert dance.more


def test_only_the_right_word_to_the_right_question():
    dance = Dance(lambda: 0.0)
    dance.begin(0, 0)
    first = dance.ask(0).number
    dance.switch_off(60)
    now = dance.ask(60).number
    assert not dance.answers(Said(Word.DONE, first), Word.DONE)
    assert not dance.answers(Said(Word.SKIP, now), Word.DONE)
    assert dance.answers(Said(Word.DONE, now), Word.DONE)


def test_lengths_are_the_mediums():
    for timing, medium in ((BLUETOOTH, "ble"), (WIFI, "wifi")):
        dance = Dance(lambda: 0.0)
        dance.use(timing, medium)
        dance.begin(0, 0)
        dance.switch_off(60)
        dance.switched(60, 0, on=False)
        assert dance.ask(60).seconds == timing.off_lasts[0]
        assert dance.ask(60).medium == medium


def test_a_clock_that_is_set_back_makes_no_negative_phase():
    dance = Dance(lambda: 0.0)
    dance.begin(0, 100)
    dance.switched(1, 50, on=False)
    assert all(phase.end >= phase.start for phase in dance.until(20))


def test_there_is_an_end_to_it():
    dance = Dance(lambda: 0.0)
    dance.begin(0, 0)
    for _ in range(6):
        dance.switch_off(0)
    assert not dance.more
