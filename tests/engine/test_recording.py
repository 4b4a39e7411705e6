from exposure_check.engine.analysis import Analysis
from exposure_check.engine.recording import RecordingCheck
from exposure_check.model.identifier import Identifier
from exposure_check.model.talk import Final, Said, Snapshot, Stage, Word
from exposure_check.subject.selection import parse_selection
from tests.engine.made import MadeDecoder
from tests.engine.test_live import CHECK, MadePump, both


def made(reveal=False):
    pump = MadePump(both, tenths=30)
    analysis = Analysis((CHECK,), MadeDecoder(), lambda _irk, _prand: b"")
    return RecordingCheck(analysis, pump, parse_selection(["all"]), reveal), pump


def played(check, pump):
    sent = []
    check.run(sent.append, pump.clock)
    return sent


def test_snapshots_while_it_reads_then_the_report():
    *snapshots, last = played(*made())
    assert len(snapshots) > 5
    assert all(isinstance(one, Snapshot) and one.stage is Stage.READING for one in snapshots)
    assert snapshots[-1].records > snapshots[0].records
    assert isinstance(last, Final)
    assert last.report.coverage.mine


def test_no_more_than_ten_snapshots_a_second():
    check, pump = made()
    sent = []
    check.run(sent.append, lambda: pump.now / 10)
    assert len(sent) <= 5


def test_identifiers_are_masked_unless_asked_for():
    for reveal in (False, True):
        report = played(*made(reveal))[-1].report
        assert report.lives
        assert all(isinstance(one.address, Identifier) is reveal for one in report.lives)


def test_a_stopped_one_says_nothing_more():
    check, pump = made()
    pump.between[5] = lambda: check.say(Said(Word.STOP))
    sent = played(check, pump)
    assert sent
    assert not any(isinstance(one, Final) for one in sent)
    for word in set(Word) - {Word.STOP}:
        other, _ = made()
        other.say(Said(word))
        assert not other.stopped
