import pytest

from exposure_check.engine.fixing import Fixer
from exposure_check.model.fix import FixRefusedError, Refusal, Stage, State
from exposure_check.model.setting import System
from tests.engine.made_fixes import MadeHand, MadeJournal, offer


def fixer(hand, journal=None, system=System.LINUX):
    return Fixer({"made": hand}, journal or MadeJournal(), lambda: 1_790_000_000, "0.1", system)


def refused(call, *arguments, **options):
    with pytest.raises(FixRefusedError) as error:
        call(*arguments, **options)
    return error.value.why


def test_the_old_state_is_kept_before_anything_is_written():
    hand, journal = MadeHand({"one": 1}), MadeJournal()
    kept_at_write = []
    write = hand.write
    hand.write = lambda *told: (kept_at_write.append(journal.entries()[-1]), write(*told))
    entry = fixer(hand, journal).apply(offer(("one", 2), ("two", True)))
    assert kept_at_write[0].stage is Stage.BEGUN
    assert [step.before for step in kept_at_write[0].steps] == [State(1), State(None)]
    assert entry.stage is Stage.APPLIED
    assert hand.values == {"one": 2, "two": True}


def test_undo_brings_back_values_and_absences():
    hand = MadeHand({"one": 1})
    made = fixer(hand)
    entry = made.apply(offer(("one", 2), ("two", True)))
    undone = made.undo(entry.number)
    assert hand.values == {"one": 1}
    assert undone.stage is Stage.UNDONE
    assert undone.ended
    assert made.undo(entry.number) == undone, "undoing twice does nothing more"
    assert [name for name, _value in hand.written] == ["one", "two", "two", "one"]


def test_what_is_refused_half_way_is_put_back():
    hand, journal = MadeHand({"one": 1}, refuse={"two"}), MadeJournal()
    assert refused(fixer(hand, journal).apply, offer(("one", 2), ("two", 3))) is Refusal.DENIED
    assert hand.values == {"one": 1}
    assert journal.stages == ["begun", "undone"]


def test_what_is_refused_at_once_leaves_no_entry():
    hand, journal = MadeHand({"one": 1}, refuse={"one"}), MadeJournal()
    assert refused(fixer(hand, journal).apply, offer(("one", 2))) is Refusal.DENIED
    assert journal.stages == ["begun", "forgotten"]
    assert not journal.entries(), "nothing was changed, so nothing is said to have been"


def answering(why):
    """A hand that writes nothing and says why."""
    hand = MadeHand({"one": 1})

    def write(_place, _state):
        raise FixRefusedError(why)

    hand.write = write
    return hand


@pytest.mark.parametrize(
    "why", [Refusal.CANCELLED, Refusal.NO_AGENT, Refusal.NOT_INSTALLED, Refusal.NO_RIGHTS,
            Refusal.GONE, Refusal.NOT_ACCEPTED],
)  # fmt: skip
def test_what_surely_was_not_begun_leaves_no_entry(why):
    journal = MadeJournal()
    assert refused(fixer(answering(why), journal).apply, offer(("one", 2))) is why
    assert journal.stages == ["begun", "forgotten"]


@pytest.mark.parametrize(
    "why", [Refusal.TIME_OUT, Refusal.FAILED, Refusal.NOT_UNDERSTOOD, Refusal.CANNOT_WRITE]
)
def test_what_may_be_done_yet_keeps_its_entry(why):
    journal = MadeJournal()
    assert refused(fixer(answering(why), journal).apply, offer(("one", 2))) is why
    assert journal.stages == ["begun", "undone"]
    assert len(journal.entries()) == 1


def test_what_does_not_hold_is_put_back_and_said():
    hand, journal = MadeHand({"one": 1}, ignore={"two"}), MadeJournal()
    assert refused(fixer(hand, journal).apply, offer(("one", 2), ("two", 3))) is Refusal.NOT_HELD
    assert hand.values == {"one": 1}
    assert not fixer(hand, journal).open_entries()


def test_what_cannot_even_be_put_back_stays_open():
    hand, journal = MadeHand({"one": 1}, refuse={"two"}), MadeJournal()
    write = hand.write

    def only_once(place, state):
        write(place, state)
        hand.refuse.add("one")

    hand.write = only_once
    made = fixer(hand, journal)
    assert refused(made.apply, offer(("one", 2), ("two", 3))) is Refusal.DENIED
    (entry,) = made.open_entries()
    hand.refuse.clear()
    hand.write = write
    made.undo(entry.number)
    assert hand.values == {"one": 1}


def test_a_value_that_somebody_changed_since_is_not_overwritten_without_asking():
    hand = MadeHand({"one": 1})
    made = fixer(hand)
    entry = made.apply(offer(("one", 2)))
    hand.values["one"] = 7
    assert refused(made.undo, entry.number) is Refusal.CHANGED_SINCE
    assert hand.values == {"one": 7}
    made.undo(entry.number, force=True)
    assert hand.values == {"one": 1}


def test_two_fixes_of_one_place_are_undone_in_order():
    hand = MadeHand({})
    made = fixer(hand)
    first, second = made.apply(offer(("one", 1))), made.apply(offer(("one", 2)))
    assert refused(made.undo, first.number) is Refusal.CHANGED_SINCE
    made.undo(second.number)
    made.undo(first.number)
    assert hand.values == {}


def test_what_is_not_there_is_said():
    made = fixer(MadeHand({}))
    assert refused(made.undo, 5) is Refusal.GONE
    assert refused(made.apply, offer(("lost", 1))) is Refusal.GONE
    assert not made.journal.entries(), "nothing was begun"


def test_an_entry_of_another_system_or_program_is_left_alone():
    journal = MadeJournal()
    entry = fixer(MadeHand({}), journal).apply(offer(("one", 1)))
    elsewhere = fixer(MadeHand({}), journal, System.WINDOWS)
    assert refused(elsewhere.undo, entry.number) is Refusal.UNKNOWN_PLACE
    handless = Fixer({}, journal, lambda: 0, "0.0", System.LINUX)
    assert refused(handless.undo, entry.number) is Refusal.UNKNOWN_PLACE


def test_what_only_guides_is_not_applied():
    made = fixer(MadeHand({}))
    assert refused(made.apply, offer()) is Refusal.UNKNOWN_PLACE
    assert not made.journal.entries()


def test_without_a_journal_nothing_is_changed():
    class Full(MadeJournal):
        def put(self, entry):
            raise FixRefusedError(Refusal.NO_JOURNAL)

    hand = MadeHand({"one": 1})
    assert refused(fixer(hand, Full()).apply, offer(("one", 2))) is Refusal.NO_JOURNAL
    assert hand.values == {"one": 1}
    assert not hand.written
