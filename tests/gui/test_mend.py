from exposure_check.gui.mend import Attempt, Deed, Found, carried_out
from exposure_check.model.fix import Effect, Refusal, Stage
from tools.made_computer import MadeComputer


def found_on(computer):
    report, offers = computer.client.look()
    return Found(computer.client, report, offers, computer.client.history(), 0, 1)


def test_what_is_done_says_what_came_of_it():
    computer = MadeComputer()
    found = found_on(computer)
    came = carried_out(Attempt(Deed.APPLY, found, found.offers[3]), 7)
    assert (came.moment, came.effect) == (7, Effect.STATE_SHOWS)
    assert [one.check for one in came.before] == ["host.computer-name"]
    assert came.entry.stage is Stage.APPLIED
    undone = carried_out(Attempt(Deed.UNDO, found, entry=came.entry), 8)
    assert undone.entry.stage is Stage.UNDONE


def test_a_refusal_is_an_answer():
    computer = MadeComputer()
    computer.settings.refusing = {"name": Refusal.DENIED}
    found = found_on(computer)
    came = carried_out(Attempt(Deed.APPLY, found, found.offers[3]), 7)
    assert came.refused.why is Refusal.DENIED
    assert came.left is None
    assert carried_out(Attempt(Deed.APPLY, found), 7).refused.why is Refusal.GONE
