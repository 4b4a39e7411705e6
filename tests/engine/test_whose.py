import pytest

from exposure_check.engine.analysis import Examined
from exposure_check.engine.whose import SETTLED, ByRules
from exposure_check.model.heard import Batch
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Said, Told, Word
from exposure_check.subject.candidate import Medium
from exposure_check.subject.selection import Selection
from tests.cli.made import made_report
from tests.engine.made import address

HERE, THERE = (Medium.WIFI, address(1)), (Medium.WIFI, address(2))


def examined(*places, answer=SubjectAnswer.CHOSEN):
    return Examined(made_report(answer=answer), frozenset(places))


CERTAIN = [
    Selection(all=True),
    Selection(addresses=frozenset({address(1)})),
    Selection(irks=(bytes(16),)),
]


@pytest.mark.parametrize("selection", CERTAIN, ids=lambda one: one.rule)
def test_a_rule_that_compares_with_nobody_is_sure_at_once(selection):
    whose = ByRules(selection)
    whose.learn(examined(answer=SubjectAnswer.NOT_FOUND), 0)
    assert (whose.own, whose.certain, whose.state) == (frozenset(), False, Told.OPEN)
    whose.learn(examined(HERE), 1)
    assert (whose.own, whose.certain, whose.state) == (frozenset({HERE}), True, Told.SURE)


@pytest.mark.parametrize("selection", [Selection(strongest=True), Selection()])
def test_a_rule_that_compares_must_stand_for_a_while(selection):
    whose = ByRules(selection)
    whose.learn(examined(HERE), 0)
    whose.learn(examined(HERE), SETTLED - 1)
    assert whose.own == frozenset()
    whose.learn(examined(THERE), SETTLED)
    assert whose.own == frozenset(), "another one was the strongest before"
    whose.learn(examined(THERE), 2 * SETTLED)
    assert whose.own == {THERE}
    assert not whose.certain, "the others are needed to the end"
    whose.learn(examined(answer=SubjectAnswer.AMBIGUOUS), 2 * SETTLED + 1)
    assert whose.own == frozenset()
    whose.learn(examined(THERE), 2 * SETTLED + 2)
    assert whose.own == frozenset()


def test_what_was_not_judged_is_nobodys():
    whose = ByRules(Selection(all=True))
    whose.learn(examined(HERE, answer=SubjectAnswer.SEVERAL), 0)
    assert whose.own == frozenset()


def test_nothing_is_asked_and_nothing_remains_to_be_done():
    whose = ByRules(Selection())
    whose.hear(Batch())
    whose.step(1, 1)
    whose.answer(Said(Word.YES, 1), 1, 1)
    whose.let_go(5)
    assert (whose.ask(1), whose.told(), whose.busy, whose.over) == (None, None, False, False)
    whose.conclude(1)
    assert whose.over
