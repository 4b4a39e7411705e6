import io

from exposure_check.cli.text_audit import AuditText
from exposure_check.model.setting import Reading, Source, Unread, What
from exposure_check.wording.audit import audit_sentence
from tests.cli.audits import made_audit, nothing_read
from tests.cli.made import WORDS


def written(report, **options):
    out = io.StringIO()
    AuditText(out, 90, WORDS, options.get("reveal", False), options.get("system", "")).write(report)
    return out.getvalue()


def test_the_worst_leads_and_everything_has_its_words():
    report = made_audit()
    text = written(report)
    assert text.startswith("A collector can recognise this computer by its Wi-Fi hardware address")
    assert (
        audit_sentence(report, WORDS, reveal=False)
        == WORDS.finding("host.wifi-address").verdicts["hardware"].sentence
    )
    for part in ("H…t", "3c:06:30:…", "Not running here", "BlueZ", "NetworkManager"):
        assert part in text, part
    assert "certain = the addresses in use were compared" in " ".join(text.split())


def test_masked_unless_asked_otherwise():
    assert "Hideaway" not in written(made_audit())
    text = written(made_audit(), reveal=True)
    assert "Hideaway-net" in text
    assert "3c:06:30:12:34:56" in text


def test_menus_are_those_of_this_computer_unless_another_is_named():
    assert "iPhone" not in written(made_audit())
    assert "Linux" in written(made_audit())
    assert "Windows: " in written(made_audit(), system="windows")


def test_every_reason_has_its_line():
    for reason in Unread:
        unread = Reading(What.LLMNR, "", "k", reason, Source.RESOLVED)
        text = written(made_audit(unread))
        assert "systemd-resolved" in text.rpartition("What was read")[2]


def test_nothing_read_is_said_without_comfort():
    text = written(nothing_read())
    first = text.splitlines()[0]
    assert first == WORDS.text("audit", "first.not-enough")
    assert WORDS.text("audit", "read.nobody") in text


def test_every_assessment_has_its_sentence():
    for assessment in ("exposed", "protected", "not-enough"):
        assert WORDS.text("audit", f"first.{assessment}").endswith(".")
