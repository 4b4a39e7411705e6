from exposure_check.checks.host.hidden_networks import CHECK
from exposure_check.model.setting import Source, Unread, What
from tests.checks.host.made import network, reading, said, settings


def hidden(value, of="Home"):
    return reading(What.HIDDEN, value, network(of))


def test_networks_asked_for_are_named_masked():
    outcome = CHECK.judge(settings(hidden(True), hidden(False, "Work"), hidden(True, "Holiday")))
    assert outcome.word == "asks"
    assert outcome.values == {"networks": 2}
    assert [one.values["where"].masked() for one in outcome.proofs] == ["H…e", "H…y"]


def test_none():
    assert said(CHECK, hidden(False)) == ("none", "weak")
    gone = reading(What.HIDDEN, Unread.NO_SERVICE, source=Source.IWD)
    assert said(CHECK, hidden(False), gone) == ("none", "weak")


def test_what_may_not_be_read_leaves_it_open():
    closed = reading(What.HIDDEN, Unread.NO_RIGHTS)
    assert said(CHECK, hidden(False), closed) == ("undecided", "none")
    assert said(CHECK, closed)[0] == "not-checked"
    assert said(CHECK, hidden(True), closed)[0] == "asks"
