import re
from dataclasses import replace
from pathlib import Path

from exposure_check.content.fill import places
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.report import AddressLife
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity
from exposure_check.storage.allowed import VALUES, allowed
from tests.cli.made import made_report

RESOURCES = Path(__file__).parents[2] / "resources"
NAME = Identifier(IdentifierKind.NAME, "Kit-Yan-Phone")
VALUES_OF = {"name": NAME, "secret": "Hideaway", "text": "a\u202eb" + "c" * 99}


def test_values_that_no_words_ask_for_are_left_out_and_the_rest_is_masked_and_plain():
    outcome = Outcome(
        "ble.name", 1, "own", Severity.EXPOSED, Confidence.CERTAIN,
        (Proof("sent", (), VALUES_OF),), VALUES_OF, (Need("more", VALUES_OF),),
    )  # fmt: skip
    life = AddressLife("ble", Identifier(IdentifierKind.ADDRESS, bytes(6)), 1, 2, 3)
    report = replace(made_report(), outcomes=(outcome,), lead=outcome, lives=(life,))
    made = allowed(report)
    (one,) = made.outcomes
    for values in (one.values, one.proofs[0].values, one.needs[0].values, made.lead.values):
        assert set(values) == {"name", "text"}
        assert values["name"] == "K…e"
        assert "\u202e" not in values["text"]
        assert len(values["text"]) <= 64
    assert made.lives[0].address == "00:00:00:…"


def test_the_list_is_what_the_words_ask_for():
    files = [*(RESOURCES / "findings").glob("*.toml"), RESOURCES / "words" / "needs.toml"]
    asked = {key for path in files for key in places(path.read_text("utf-8"))}
    assert re.fullmatch(r"[a-z ]+", " ".join(sorted(VALUES)))
    assert asked == VALUES
