import io

from exposure_check.cli.layout import Layout
from exposure_check.cli.text_findings import FindingsText
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Need, Outcome, Proof, Severity
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS, made_report


def texts(report, *, reveal=False):
    decided, undecided = io.StringIO(), io.StringIO()
    for out in (decided, undecided):
        findings = FindingsText(Layout(out, 96), WORDS, reveal=reveal, plain_marks=True)
        (findings.write if out is decided else findings.write_open)(report)
    return " ".join(decided.getvalue().split()), " ".join(undecided.getvalue().split())


def test_a_finding_has_severity_title_confidence_meaning_and_proof():
    decided, undecided = texts(made_report(DISCOVERABLE))
    words = WORDS.finding("bt.discoverable").verdicts["discoverable"]
    for part in ("! Exposed:", words.title, "(certain)", words.meaning, words.street):
        assert part in decided
    assert "frame 7" in decided
    assert undecided == ""


def test_checks_that_need_the_same_stand_together():
    outcomes = [JOIN_NOT_SEEN, Outcome(**{**_fields(JOIN_NOT_SEEN), "check": "net.ipv6"})]
    _, undecided = texts(made_report(*outcomes, UNDECIDED_NAME))
    titles = [WORDS.finding(check).title for check in ("wifi.join-address", "net.ipv6")]
    assert "; ".join(titles) in undecided
    assert undecided.count(WORDS.text("needs", "crashed")) == 2


def test_a_need_of_the_check_itself_is_in_its_own_words():
    need_id, template = next(iter(WORDS.finding("ble.name").need_texts.items()))
    outcome = Outcome(**{**_fields(UNDECIDED_NAME), "needs": (Need(need_id),)})
    _, undecided = texts(made_report(outcome))
    assert template.split("{")[0].strip() in undecided


def test_identifiers_are_masked_unless_revealed():
    address = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("00005e0053a1"))
    proof = Proof("answered", (), {"count": 3, "address": address})
    outcome = Outcome(**{**_fields(DISCOVERABLE), "proofs": (proof,)})
    assert "53:a1" not in texts(made_report(outcome))[0]
    shown = texts(made_report(outcome), reveal=True)[0]
    template = WORDS.finding("bt.discoverable").proofs["answered"]
    assert ("00:00:5e:00:53:a1" in shown) == ("{address}" in template)


def test_a_verdict_that_says_nothing_either_way_is_shown_as_well():
    fields = _fields(DISCOVERABLE) | {"check": "ble.address", "word": "hidden", "proofs": ()}
    outcome = Outcome(**{**fields, "severity": Severity.UNKNOWN})
    decided, undecided = texts(made_report(outcome))
    assert decided.startswith("? Unclear: Address not given (certain)")
    assert undecided == ""


def test_what_a_part_of_a_message_says_is_explained_once():
    named = {**_fields(DISCOVERABLE), "proofs": (), "parts": ("name",)}
    report = made_report(
        Outcome(**named), Outcome(**{**named, "check": "ble.name", "word": "named"})
    )
    assert texts(report)[0].count(WORDS.payload("name").tells) == 1


def test_the_words_in_brackets_are_explained_if_they_were_used():
    decided, _ = texts(made_report(DISCOVERABLE))
    assert decided.endswith("How sure, in brackets: certain = follows from the bytes themselves.")
    assert "in brackets" not in texts(made_report(UNDECIDED_NAME))[0]


def _fields(outcome):
    return {name: getattr(outcome, name) for name in outcome.__dataclass_fields__}
