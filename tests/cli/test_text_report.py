import io
from dataclasses import replace

from exposure_check.cli.text_report import ReportText
from exposure_check.model.heard import Discard
from exposure_check.model.live import Ending, LiveCoverage
from exposure_check.model.menus import Menus
from exposure_check.model.report import Assessment, SubjectAnswer
from exposure_check.model.verdict import Confidence
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, WORDS, made_report

NONE = Menus()


class Ascii(io.StringIO):
    encoding = "ascii"


def written(report, *, out=None, reveal=False, menus=NONE, note=""):
    out = out or io.StringIO()
    ReportText(out, 80, WORDS, reveal, menus).write(report, note)
    return out.getvalue()


def heading(key):
    return "\n" + WORDS.text("report", f"heading.{key}") + "\n"


def test_sections_stand_in_the_order_of_use():
    text = written(made_report(DISCOVERABLE, JOIN_NOT_SEEN))
    places = [text.index(part) for part in (
        "Exposed: ", heading("do"), heading("coverage"), heading("not-checked"))]  # fmt: skip
    assert places == sorted(places)


def test_what_may_have_another_cause_says_so_at_once():
    note = WORDS.text("report", "note.weak")

    def on_one_line(report):
        return " ".join(written(report).split())

    weak = replace(DISCOVERABLE, confidence=Confidence.WEAK)
    text = on_one_line(made_report(weak))
    assert text.index(note) < text.index("Exposed: ")
    for other in (made_report(DISCOVERABLE), made_report(weak, assessment=Assessment.NOT_ENOUGH)):
        assert note not in on_one_line(other)


def test_the_note_follows_the_first_sentence():
    text = written(made_report(DISCOVERABLE), note="A note.")
    assert text.index("A note.") < text.index("Exposed: ")


def test_without_a_device_the_ways_to_say_which_are_listed():
    report = made_report(assessment=Assessment.NOT_ENOUGH, answer=SubjectAnswer.SEVERAL)
    text = written(report)
    for rule in ("all", "strongest", "address=", "name=", "irk="):
        assert f"--mine {rule}" in text
    assert heading("not-checked") not in text


def test_live_it_may_be_held_near():
    report = made_report(assessment=Assessment.NOT_ENOUGH, answer=SubjectAnswer.AMBIGUOUS)
    assert "--mine near" not in written(report)
    assert "--mine near" in written(replace(report, live=LiveCoverage(Ending.STOPPED, ())))


def test_nothing_heard_says_how_to_record():
    report = made_report(assessment=Assessment.NOT_ENOUGH, answer=SubjectAnswer.NOTHING_HEARD)
    text = " ".join(written(report).split())
    assert WORDS.text("subject", "nothing-heard-do.wifi") in text
    assert WORDS.text("subject", "nothing-heard-do.unreadable") not in text


def test_nothing_heard_because_nothing_could_be_read_says_so_first():
    report = made_report(assessment=Assessment.NOT_ENOUGH, answer=SubjectAnswer.NOTHING_HEARD)
    unread = replace(report.coverage, discarded={Discard.UNKNOWN_LINK_TYPE: 3})
    text = " ".join(written(replace(report, coverage=unread)).split())
    why = text.index(WORDS.text("subject", "nothing-heard-do.unreadable"))
    assert why < text.index(WORDS.text("subject", "nothing-heard-do.wifi"))


def test_it_says_whether_identifiers_are_masked():
    report = made_report(DISCOVERABLE)
    assert WORDS.text("report", "note.masked") in written(report)
    revealed = " ".join(written(report, reveal=True).split())
    assert WORDS.text("report", "note.revealed") in revealed


def test_a_terminal_without_shapes_gets_plain_marks():
    report = made_report(DISCOVERABLE, UNDECIDED_NAME)
    assert "● Exposed" in written(report, out=io.StringIO()) or "! Exposed" in written(report)
    assert "! Exposed" in written(report, out=Ascii())
    assert "●" not in written(report, out=Ascii())


def test_for_a_phone_the_steps_are_those_of_its_version():
    report = made_report(DISCOVERABLE)
    step = WORDS.checklist("ios").steps[6]
    assert step.tip == "bluetooth-not-discoverable"
    assert step.ways[0].text.rstrip(".") in " ".join(
        written(report, menus=Menus("ios", 26)).split()
    )
    assert WORDS.text("phones", "heading.recheck") not in written(report, menus=Menus("linux"))
    assert heading("do") not in written(made_report(JOIN_NOT_SEEN), menus=Menus("ios"))


def test_it_says_near_the_top_that_it_looks_like_several():
    report = made_report(DISCOVERABLE)
    several = replace(report, coverage=replace(report.coverage, several=True))
    text = " ".join(written(several).split())
    note = WORDS.text("report", "note.several")
    assert text.index(note) < text.index("Exposed: ")
    assert note not in " ".join(written(report).split())
