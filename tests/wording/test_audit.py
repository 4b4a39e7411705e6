from exposure_check.wording.audit import audit_sentence, read_lines
from tests.cli.audits import made_audit, nothing_read
from tests.cli.made import WORDS


def test_the_sentence_is_of_the_worst_finding_or_of_the_whole():
    report = made_audit()
    lead = report.lead
    assert lead is not None
    told = WORDS.finding(lead.check).verdicts[lead.word].sentence
    assert audit_sentence(report, WORDS, reveal=False) == WORDS.fill(told, lead.values)
    whole = WORDS.text("audit", "first.not-enough")
    assert audit_sentence(nothing_read(), WORDS, reveal=False) == whole


def test_who_answered_and_who_did_not():
    lines = "\n".join(read_lines(made_audit(), WORDS))
    assert "rtnetlink" in lines
    assert WORDS.text("audit", "unread.no-service", {"sources": "BlueZ"}) in lines
    assert list(read_lines(nothing_read(), WORDS)) == [WORDS.text("audit", "read.nobody")]
