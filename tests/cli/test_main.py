import io
from dataclasses import replace

import pytest

from exposure_check.cli.main import main
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import Assessment
from tests.cli.made import DISCOVERABLE, made_program, made_report

REPORT = made_report(DISCOVERABLE)


def run(answer, *arguments):
    program, client = made_program(answer)
    status = main(arguments, program)
    return status, program.out.getvalue(), program.err.getvalue(), client


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [(Assessment.PROTECTED, 0), (Assessment.EXPOSED, 1), (Assessment.NOT_ENOUGH, 3)],
)
def test_the_exit_status_is_the_assessment(assessment, expected):
    status, out, err, _ = run(made_report(DISCOVERABLE, assessment=assessment), "analyze", "a.pcap")
    assert (status, err) == (expected, "")
    assert out


def test_files_and_rules_reach_the_client():
    _, _, _, client = run(REPORT, "analyze", "a.pcap", "-", "--mine", "name=x", "--mine", "irk=y")
    assert client.asked == [(["a.pcap", "-"], ["name=x", "irk=y"])]


def test_json_and_reveal():
    _, out, _, _ = run(REPORT, "analyze", "--json", "--reveal", "a.pcap")
    assert out.endswith("|True\n")
    assert out.count("\n") == 1


def test_every_error_is_a_sentence_with_status_2():
    for reason in Reason:
        status, out, err, _ = run(
            ExposureCheckError(reason, file="a.pcap", path="a", offset=7, code="x", places="y"),
            "analyze",
            "a.pcap",
        )
        assert (status, out) == (2, "")
        assert err.startswith("exposure-check: ")
        assert "…" not in err.replace("name=…", "").replace("irk=…", "")


def test_interrupting_leaves_a_sentence_and_status_130():
    status, out, err, _ = run(KeyboardInterrupt(), "analyze", "a.pcap")
    assert (status, out) == (130, "")
    assert "Traceback" not in err
    assert err.strip()


@pytest.mark.parametrize(
    "arguments",
    [(), ("analyze",), ("nothing",), ("analyze", "a", "--mone"), ("analyze", "a", "--mine"),
     ("analyze", "a", "--system", "palm")],
)  # fmt: skip
def test_wrong_use_is_said_with_a_hint(arguments):
    status, out, err, client = run(REPORT, *arguments)
    assert (status, out, client.asked) == (2, "", [])
    assert "--help" in err


def test_demo_without_a_name_plays_the_first():
    status, out, _, client = run(REPORT, "demo")
    assert status == 1
    assert client.asked == [(["leaks.pcap"], ["all"])]
    assert "Made recording: a phone." in out


def test_checks_lists_every_check_and_one_by_id():
    status, out, _, _ = run(REPORT, "checks")
    assert status == 0
    assert "wifi.search-address (" in out
    assert "net.local-names (" in out
    _, one, _, _ = run(REPORT, "checks", "ble.name")
    assert one.startswith("ble.name (")
    assert "wifi." not in one
    status, out, err, _ = run(REPORT, "checks", "made.up")
    assert (status, out) == (2, "")
    assert "made.up" in err


@pytest.mark.parametrize("arguments", [("--help",), ("analyze", "--help"), ("--version",)])
def test_help_and_version_end_well(arguments):
    status, shown, err, client = run(REPORT, *arguments)
    assert (status, err, client.asked) == (0, "", [])
    assert "exposure-check" in shown
    if arguments == ("--help",):
        assert "--mine strongest" in shown
    if arguments == ("--version",):
        assert "9.9" in shown


class Refusing(io.StringIO):
    def __init__(self, error, after):
        super().__init__()
        self.error, self.after = error, after

    def write(self, text):
        self.after -= 1
        if self.after < 0:
            raise self.error
        return super().write(text)


@pytest.mark.parametrize("after", [0, 1, 5])
@pytest.mark.parametrize("command", [("analyze", "a"), ("demo",), ("checks",), ("--help",)])
def test_a_reader_that_has_read_enough_is_no_error(command, after):
    program, _ = made_program(REPORT)
    program = replace(program, out=Refusing(BrokenPipeError(), after))
    status = main(command, program)
    assert status == 141 or after
    assert program.err.getvalue() == ""


def test_a_full_disk_is_a_sentence():
    program, _ = made_program(REPORT)
    program = replace(program, out=Refusing(OSError(28, "No space left on device"), 3))
    assert main(("checks",), program) == 2
    assert "could not be written" in program.err.getvalue()


def test_not_even_a_complaint_can_be_written():
    program, _ = made_program(REPORT)
    full = Refusing(OSError(28, "No space left on device"), 0)
    assert main(("nonsense",), replace(program, out=full, err=full)) == 2
    assert main(("checks",), replace(program, out=full, err=full)) == 2


def test_standard_input_has_a_name():
    _, _, err, _ = run(ExposureCheckError(Reason.FILE_EMPTY, file="-"), "analyze", "-")
    assert err.startswith("exposure-check: Standard input is empty.")


def test_no_name_is_shown_to_be_none():
    _, _, err, _ = run(ExposureCheckError(Reason.FILE_NOT_READABLE, file=""), "analyze", "")
    assert err.startswith('exposure-check: "" cannot be opened.')


def test_a_mistake_of_the_program_says_where_but_not_what_was_read():
    status, out, err, _ = run(KeyError("74:5c:4b:34:03:d8 Sam's phone"), "analyze", "a.pcap")
    assert (status, out) == (2, "")
    assert "KeyError, made.py:" in err.replace("\n", " ")
    assert "Sam" not in err
    assert "74:5c" not in err
    assert "Traceback" not in err


def test_abilities_as_text_and_for_scripts():
    status, out, err, _ = run(REPORT, "abilities")
    assert (status, err) == (0, "")
    assert "Hear what your device sends over Wi-Fi: no" in out
    _, out, _, _ = run(REPORT, "abilities", "--json")
    assert '"why": "no-wifi"' in out
