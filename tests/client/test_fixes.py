from dataclasses import replace

import pytest

from exposure_check.client.fixes import FixClient
from exposure_check.engine.fixing import Fixer
from exposure_check.model.fix import Effect, FixRefusedError, Refusal, Stage
from exposure_check.model.setting import System
from exposure_check.model.verdict import Confidence, Outcome, Severity
from tests.cli.audits import made_audit, nothing_read
from tests.engine.made_fixes import MadeHand, MadeJournal, offer

FIX = offer(("one", 2), heals=("host.hidden-networks",))


@pytest.fixture
def hand():
    return MadeHand({"one": 1})


@pytest.fixture
def client(hand):
    fixer = Fixer({"made": hand}, MadeJournal(), lambda: 1, "0.1", System.LINUX)
    return FixClient(fixer, nothing_read, lambda _report: (FIX,), lambda: 0, lambda _page: None)


def test_looking_changes_nothing(client, hand):
    report, offers = client.look()
    assert report == nothing_read()
    assert offers == (FIX,)
    assert not hand.written
    assert not client.history()


def test_applied_looked_at_and_undone(client, hand):
    done = client.apply(FIX, made_audit())
    assert hand.values == {"one": 2}
    assert done.effect is Effect.SET
    assert [one.word for one in done.before] == ["asks"]
    assert [one.check for one in done.after] == ["host.hidden-networks"]
    checked = client.check(done.entry.number, joined_anew=True)
    assert (checked.before, checked.after) == ((), done.after)
    undone = client.undo(done.entry.number)
    assert undone.entry.stage is Stage.UNDONE
    assert undone.effect is None
    assert hand.values == {"one": 1}
    assert not client.left_open()


def test_only_what_is_applied_can_be_looked_at(client):
    with pytest.raises(FixRefusedError) as error:
        client.check(1, joined_anew=True)
    assert error.value.why is Refusal.GONE
    number = client.apply(FIX, made_audit()).entry.number
    client.undo(number)
    with pytest.raises(FixRefusedError):
        client.check(number, joined_anew=True)


def test_what_was_heard_goes_before_the_setting(client):
    done = client.apply(FIX, made_audit())
    heard = Outcome("wifi.names-asked", 1, "asks", Severity.EXPOSED, Confidence.CERTAIN)
    assert client.heard(done, [heard]).effect is Effect.AIR_CONTRADICTS
    assert client.heard(done, []).effect is Effect.AIR_SILENT


def test_a_page_is_opened_and_what_was_is_compared_with_what_is(client):
    opened = []
    led = replace(client, open_page=opened.append)
    guided = replace(FIX, steps=(), opens="ms-settings:network-wifi")
    led.guide(guided)
    assert opened == ["ms-settings:network-wifi"]
    before, after = led.compared(guided, made_audit())
    assert [one.word for one in before] == ["asks"]
    assert [one.check for one in after] == ["host.hidden-networks"]
    assert not led.history()
