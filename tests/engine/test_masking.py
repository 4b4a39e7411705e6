from exposure_check.engine.masking import masked
from exposure_check.engine.protocol import packed
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.report import AddressLife
from exposure_check.model.talk import Final
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity
from tests.cli.made import made_report

NAME = Identifier(IdentifierKind.NAME, "Somebodys-Phone")
ADDRESS = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("00005e0053a1"))


def test_no_identifier_is_left_anywhere():
    outcome = Outcome(
        "ble.name",
        1,
        "named",
        Severity.EXPOSED,
        Confidence.CERTAIN,
        (Proof("named", (), {"name": NAME, "count": 3}),),
        {"address": ADDRESS},
        (Need("unpair", {"name": NAME}),),
    )
    report = masked(made_report(outcome))
    (one,) = report.outcomes
    assert one.values == {"address": ADDRESS.masked()}
    assert one.proofs[0].values == {"name": "S…e", "count": 3}
    assert one.needs[0].values == {"name": "S…e"}
    assert report.lead == one
    sent = packed(Final(report))
    assert b"Somebody" not in sent
    assert b"5e0053a1" not in sent


def test_a_report_that_nothing_leads():
    assert masked(made_report()).lead is None


def test_addresses_of_the_timeline_are_masked_and_hidden_ones_stay_hidden():
    lives = (AddressLife("wifi", ADDRESS, 1, 2, 3), AddressLife("ble", "", 1, 2, 3))
    report = masked(made_report(lives=lives))
    assert [one.address for one in report.lives] == [ADDRESS.masked(), ""]
    assert b"5e0053a1" not in packed(Final(report))
