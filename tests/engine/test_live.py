"""A live check with a made clock: what is sent when, and what is not."""

import pytest

from exposure_check.checks.check import Check
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.dance import Dance
from exposure_check.engine.limits import Limits
from exposure_check.engine.live import KEEP_OTHERS, LiveCheck
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.engine.protocol import packed
from exposure_check.engine.states import Guide
from exposure_check.engine.telling import LedTelling
from exposure_check.engine.whose import SETTLED, ByRules
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.heard import Batch, BleForm
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.live import Broken, Ending, Manner
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.states import DeviceState
from exposure_check.model.talk import (
    AskKind,
    Ear,
    Final,
    Judged,
    Request,
    Said,
    Snapshot,
    Stage,
    Telling,
    Wanted,
    Word,
)
from exposure_check.model.verdict import Confidence, Severity
from exposure_check.subject.candidate import Medium
from exposure_check.subject.selection import Selection, parse_selection
from tests.engine.made import SECOND, MadeDecoder, address, advert
from tests.engine.made_live import Device, User, heard

MINE, STRANGER = 1, 2


def judge(evidence):
    emitter = evidence.ble[0]
    name = Identifier(IdentifierKind.NAME, emitter.payloads[0].payload.name or "")
    return CHECK.verdict("named", Confidence.CERTAIN, values={"name": name})


CHECK = Check("ble.name", 1, {"named": Severity.EXPOSED}, judge)


class MadePump:
    """Yields one batch a tenth of a second of a made clock."""

    count = 1
    manners = (Manner.LISTENS,)

    def __init__(self, rows=lambda tenth: [], tenths=600, end=None):
        self.now = 0.0
        self.listening = False
        self.stopped = False
        self._rows, self._tenths, self._end = rows, tenths, end
        self.failures = []
        self.between = {}
        """What to do before a tenth."""

    def clock(self):
        return self.now

    def batches(self):
        for tenth in range(self._tenths):
            if self.stopped:
                return
            self.now = tenth / 10
            self.between.get(tenth, lambda: None)()
            self.listening = True
            rows = self._rows(tenth)
            batch = Batch(ble={BleForm.LINK_LAYER: rows}, frames=len(rows))
            if rows:
                batch.first_time = batch.last_time = rows[0][0]
            yield batch
        if self._end is not None:
            self.failures.insert(0, self._end)
            raise self._end

    def problems(self):
        return ()

    def progress(self):
        return None

    def stop(self):
        self.stopped = True


def both(tenth):
    """The user's device and a louder stranger."""
    return [
        advert(tenth / 10 + 1, tenth, MINE, b"Anna's phone", -60),
        advert(tenth / 10 + 1, tenth, STRANGER, b"Strangers-Name", -30),
    ]


def request(seconds=0, **changes):
    return Request((Wanted(Ear.STANDARD_INPUT),), seconds=seconds, **changes)


BY_ADDRESS = ("address=" + address(MINE).hex(),)


def check(pump, rules=BY_ADDRESS, guide=(), **changes):
    selection = parse_selection(rules)
    analysis = Analysis((CHECK,), MadeDecoder(), lambda _irk, _prand: b"", Limits())
    asked = request(**changes)
    return LiveCheck(analysis, pump, asked, selection, ByRules(selection), Guide(guide))


def run(pump, made=None, **changes):
    sent = []
    made = made or check(pump, **changes)
    made.run(sent.append, pump.clock)
    return sent


def of(kind, sent):
    return [one for one in sent if isinstance(one, kind)]


def test_snapshots_come_ten_times_a_second_at_most_and_reports_once():
    sent = run(MadePump(both, tenths=101))
    assert len(of(Snapshot, sent)) <= 1 + 101
    assert 9 <= len(of(Judged, sent)) <= 11
    assert [one.number for one in of(Snapshot, sent)] == list(range(1, len(of(Snapshot, sent)) + 1))
    assert isinstance(sent[-1], Final)
    assert of(Final, sent) == sent[-1:]


def test_snapshots_count_and_name_nobody_else():
    sent = run(MadePump(both))
    last = of(Snapshot, sent)[-1]
    assert last.transmitters == {"wifi": 0, "ble": 2, "net": 0}
    assert last.frames["ble"] > 1000
    assert last.stage is Stage.LISTENING
    assert (last.own.addresses, last.own.name) == (1, "A…e")
    assert set(last.own.curve) == {-60}
    for message in sent:
        text = packed(message)
        assert b"Stranger" not in text
        assert address(STRANGER).hex().encode() not in text
        assert b"Anna" not in text


def test_identifiers_leave_in_full_only_if_the_user_asked_for_it():
    sent = run(MadePump(both), reveal=True)
    assert b"Anna's phone" in packed(sent[-1])
    assert of(Snapshot, sent)[-1].own.name == "Anna's phone"
    assert not any(b"Stranger" in packed(message) for message in sent)


def test_the_strongest_is_nobodys_before_it_stood_for_a_while():
    sent = run(MadePump(both, tenths=int(SETTLED * 10) - 5), rules=("strongest",))
    assert not of(Judged, sent)
    assert all(one.own is None for one in of(Snapshot, sent))
    assert sent[-1].report.subject.answer is SubjectAnswer.CHOSEN


def test_the_strongest_is_never_proven_to_be_the_users():
    last = run(MadePump(both), rules=("strongest",))[-1].report
    assert last.coverage.incomplete, "whoever is loudest is cleared of nothing"
    assert not run(MadePump(both))[-1].report.coverage.incomplete, "an address says whose it is"


def test_several_and_no_rule_tells_counts_only():
    sent = run(MadePump(both), rules=())
    assert not of(Judged, sent)
    assert sent[-1].report.subject.answer is SubjectAnswer.SEVERAL
    assert not any(b"Stranger" in packed(message) for message in sent)


def test_it_ends_when_the_time_agreed_is_over():
    pump = MadePump(both, tenths=10_000)
    sent = run(pump, seconds=30)
    assert sent[-1].report.live.ending is Ending.TIME
    assert sent[-1].report.live.manners == (Manner.LISTENS,)
    assert 30 <= pump.now < 31


def test_it_ends_when_the_input_does():
    assert run(MadePump(both))[-1].report.live.ending is Ending.ENDED


def test_interim_reports_say_that_it_runs():
    assert of(Judged, run(MadePump(both)))[0].report.live.ending is Ending.RUNNING


def test_the_user_may_stop_it():
    pump = MadePump(both, tenths=10_000)
    made = check(pump)
    pump.between[50] = lambda: made.say(Said(Word.STOP))
    sent = run(pump, made)
    assert sent[-1].report.live.ending is Ending.STOPPED
    assert pump.now < 6


def test_a_failure_after_something_was_heard_is_a_report_with_its_reason():
    error = ExposureCheckError(Reason.LISTENING_FAILED, code="interface-gone")
    live = run(MadePump(both, end=error))[-1].report.live
    assert (live.ending, live.reason, live.code) == (
        Ending.FAILED,
        Reason.LISTENING_FAILED,
        "interface-gone",
    )


def test_of_failures_before_anything_was_heard_the_one_that_ended_it_is_raised():
    first = ExposureCheckError(Reason.LISTENING_FAILED, code="no-bluetooth")
    pump = MadePump(end=first)
    pump.failures.append(ExposureCheckError(Reason.LISTENING_FAILED, code="interface-gone"))
    with pytest.raises(ExposureCheckError) as raised:
        run(pump)
    assert raised.value.details["code"] == "interface-gone"


def test_every_failure_is_in_the_report():
    codes = ("no-bluetooth", "interface-gone")
    first, second = (ExposureCheckError(Reason.LISTENING_FAILED, code=code) for code in codes)
    pump = MadePump(both, end=first)
    pump.failures.append(second)
    live = run(pump)[-1].report.live
    assert (live.code, live.also) == (
        codes[0],
        (Broken(Reason.LISTENING_FAILED, codes[1]),),
    )


def test_a_failure_before_anything_was_heard_is_raised():
    error = ExposureCheckError(Reason.LISTENING_FAILED, code="radio-off")
    with pytest.raises(ExposureCheckError):
        run(MadePump(end=error))


def test_before_anything_says_that_it_listens_it_is_starting():
    sent = run(MadePump(both, tenths=3))
    assert of(Snapshot, sent)[0].stage is Stage.STARTING
    assert of(Snapshot, sent)[0].seconds == 0


def test_states_are_walked_through_and_their_seconds_told():
    states = (DeviceState("ble-screen-on", "ble", 5, 10), DeviceState("ble-idle", "ble", 5, 10))
    pump = MadePump(both, tenths=10_000)
    made = check(pump, guide=states, guided=True)
    asked = []

    def look():
        ask = made._guide.ask(pump.now)
        if ask is not None and ask.number not in asked:
            asked.append(ask.number)
            word = Word.DONE if ask.state == "ble-screen-on" else Word.SKIP
            made.say(Said(word, ask.number))

    pump.between = dict.fromkeys(range(10_000), look)
    live = run(pump, made)[-1].report.live
    assert live.ending is Ending.TIME
    assert [(one.state, one.seconds, one.enough) for one in live.states] == [
        ("ble-screen-on", 10, True),
        ("ble-idle", 0, False),
    ]


def test_others_are_let_go_once_the_device_is_known():
    def one_after_the_other(tenth):
        mine, _ = both(tenth)
        return [mine, advert(tenth / 10 + 1, tenth, 70_000 + 2 * tenth, b"x", -50)]

    pump = MadePump(one_after_the_other, tenths=2000)
    made = check(pump)
    sent = run(pump, made)
    known = len(list(made._observation.ble.items()))
    assert known <= (KEEP_OTHERS + 2) * 10 + 1
    coverage = sent[-1].report.coverage
    assert (coverage.mine, coverage.others) == (2000, 2000)
    assert coverage.other_devices < 2000
    assert made._observation.end > 200 * SECOND


def test_judging_costs_a_small_share_of_the_time_whatever_it_takes():
    pump = MadePump(both, tenths=1200)
    made = check(pump)
    examine = made._examined

    def slowly():
        pump.now += 0.9
        return examine()

    made._examined = slowly
    assert len(of(Judged, run(pump, made))) <= 5


def test_selection_of_all_is_shown_at_once():
    assert of(Judged, run(MadePump(both, tenths=20), rules=("all",)))
    assert Selection(all=True).rule == "all"


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(names=frozenset({"Anna's phone"}))], ids=["", "named"]
)
def test_a_device_told_apart_by_switching_it_off_and_on(selection):
    device = Device(700, rssi=-40, payload=b"Anna's phone")
    crowd = [Device(number, -70, payload=b"Strangers-Name") for number in (10, 20, 40)]
    if selection.names:
        crowd.append(Device(80, -50, payload=b"Anna's phone"))
    user = User(device)
    pump = MadePump(lambda tenth: [], tenths=10_000)

    def rows(tenth):
        return [] if tenth % 10 else heard([device, *crowd], tenth // 10).ble[BleForm.LINK_LAYER]

    def look():
        ask = telling.ask(pump.now)
        said = None if ask is None else user.look(ask, pump.now)
        if said is not None:
            made.say(said)

    pump._rows = rows
    pump.between = dict.fromkeys(range(0, 10_000, 10), look)
    table = PresenceTable(MadeDecoder(), Limits())
    named = bool(selection.names)
    telling = LedTelling(Telling.ON_OFF, None, table, Dance(lambda: 0.5), named=named)
    analysis = Analysis((CHECK,), MadeDecoder(), lambda _irk, _prand: b"", Limits())
    asked = request(seconds=60, telling=Telling.ON_OFF)
    made = LiveCheck(analysis, pump, asked, selection, telling, Guide(()))
    sent = run(pump, made)
    confirm = [one for one in of(Snapshot, sent) if one.ask and one.ask.kind is AskKind.CONFIRM]
    assert confirm
    assert all(one.own.name == "A…e" for one in confirm)
    report = sent[-1].report
    assert report.subject.answer is SubjectAnswer.CHOSEN
    assert report.subject.rule == "on-off"
    assert report.live.ending is Ending.TIME
    assert not report.coverage.incomplete
    assert of(Judged, sent)[0].report.coverage.incomplete
    before = sent[: sent.index(confirm[0])]
    assert not of(Judged, before)
    assert all(one.own is None for one in of(Snapshot, before))
    assert not any(b"Strangers" in packed(message) for message in sent)


def test_a_device_that_cannot_be_told_apart_is_not_judged():
    device = Device(700)
    pump = MadePump(tenths=10_000)
    pump._rows = lambda tenth: (
        [] if tenth % 10 else heard([device], tenth // 10).ble[BleForm.LINK_LAYER]
    )
    table = PresenceTable(MadeDecoder(), Limits())
    telling = LedTelling(Telling.ON_OFF, Medium.BLE, table, Dance(lambda: 0.5))
    user = User(device, obeys=False)

    def look():
        ask = telling.ask(pump.now)
        said = None if ask is None else user.look(ask, pump.now)
        if said is not None:
            made.say(said)

    pump.between = dict.fromkeys(range(0, 10_000, 10), look)
    analysis = Analysis((CHECK,), MadeDecoder(), lambda _irk, _prand: b"", Limits())
    asked = request(seconds=60, telling=Telling.ON_OFF)
    made = LiveCheck(analysis, pump, asked, Selection(), telling, Guide(()))
    sent = run(pump, made)
    assert not of(Judged, sent)
    assert sent[-1].report.live.ending is Ending.UNTOLD
    assert sent[-1].report.subject.answer is SubjectAnswer.NOT_FOUND
