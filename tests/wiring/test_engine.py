from exposure_check.engine.server import EXIT_ALONE
from exposure_check.model.heard import Batch, BleForm
from exposure_check.model.live import Manner
from exposure_check.model.talk import Ear, Wanted
from exposure_check.radio.classic_inquiry import inquiry_row
from exposure_check.subject.selection import parse_selection
from exposure_check.wiring import engine
from exposure_check.wiring.analysis import analysis
from tests.engine.test_analysis import MadeSource

MINE, OTHER = "00:1B:DC:0F:5A:01", "00:1B:DC:0F:5A:02"


def test_an_engine_without_a_client_ends_at_once(monkeypatch):
    monkeypatch.setattr(engine, "harden", lambda: None)
    for arguments in ([], ["no", "numbers"], ["98765", "98766"]):
        assert engine.run_engine(arguments) == EXIT_ALONE


def test_a_search_is_one_source_that_says_that_it_asks():
    (search,) = engine._open_ear(Wanted(Ear.DISCOVERABLE, "hci0"), 0, 60)
    assert search.manner() is Manner.ASKS


def answered(*addresses):
    rows = [
        (second * 1_000_000, number, -50, inquiry_row({"Address": address, "Class": 0x5A020C}))
        for second in range(1, 4)
        for number, address in enumerate(addresses)
    ]
    return Batch(ble={BleForm.INQUIRY: rows}, frames=len(rows), first_time=1, last_time=3_000_000)


def reported(batch):
    made = analysis()
    selection = parse_selection([f"address={MINE}"])
    observation = made.observation(selection)
    observation.observe(batch)
    report = made.report(observation, MadeSource(), selection)
    (outcome,) = (one for one in report.outcomes if one.check == "bt.discoverable")
    return report, outcome


def test_only_the_users_own_answer_is_judged_and_others_are_counted():
    report, outcome = reported(answered(MINE, OTHER))
    assert outcome.word == "discoverable"
    assert [proof.values["count"] for proof in outcome.proofs] == [3]
    assert (report.coverage.mine, report.coverage.others) == (3, 3)
    assert bytes.fromhex(OTHER.replace(":", "")).hex() not in repr(report)


def test_somebody_elses_answer_says_nothing_of_mine():
    _, outcome = reported(answered(OTHER))
    assert outcome.word not in ("discoverable", "not-discoverable")
