import itertools

from exposure_check.engine.dance import Dance
from exposure_check.model.talk import AskKind, Said, Word
from exposure_check.subject.phases import BLUETOOTH, SECOND, WIFI, rounds_of


def test_phases_are_what_the_user_confirmed():
    dance = Dance(lambda: 0.5)
    dance.listen(0, 1000 * SECOND)
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
    dance.listen(0, 0)
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
        dance.listen(0, 0)
        dance.switch_off(60)
        dance.switched(60, 0, on=False)
        assert dance.ask(60).seconds == timing.off_lasts[0]
        assert dance.ask(60).medium == medium


def test_a_clock_that_is_set_back_makes_no_negative_phase():
    dance = Dance(lambda: 0.0)
    dance.listen(0, 100)
    dance.switched(1, 50, on=False)
    assert all(phase.end >= phase.start for phase in dance.until(20))


def test_there_is_an_end_to_it():
    dance = Dance(lambda: 0.0)
    dance.listen(0, 0)
    for _ in range(6):
        dance.switch_off(0)
        assert dance.more
    dance.switch_off(0)
    assert dance.whole_rounds == 6
    assert not dance.more


def test_it_is_moved_away_and_near_in_turn():
    dance = Dance(lambda: 0.0)
    for number in range(4):
        dance.move(0)
        ask = dance.ask(0)
        assert ask.kind is (AskKind.HOLD_NEAR if number % 2 else AskKind.TAKE_AWAY)
        assert (ask.step, ask.steps) == (1 + number // 2, 2)
        assert not dance.lasted(1000), "that is up to the user"
        dance.moved(10)
        ask = dance.ask(12)
        assert ask.kind is (AskKind.STAY_NEAR if number % 2 else AskKind.STAY_AWAY)
        assert (ask.seconds, ask.left) == (16, 14)
        assert dance.lasted(26)


def test_a_phase_may_be_given_its_length():
    dance = Dance(lambda: 0.5)
    dance.switch_near(0, on=False)
    assert dance.ask(0).kind is AskKind.NEAR_OFF
    dance.switched(1, SECOND, on=False)
    dance.switch_near(30, on=True)
    assert dance.ask(30).kind is AskKind.NEAR_ON
    dance.switched(31, 31 * SECOND, on=True, lasts=20)
    assert dance.ask(31).seconds == 20
    assert [phase.on for phase in dance.phases] == [True, False]
    assert dance.phase(40 * SECOND).on
