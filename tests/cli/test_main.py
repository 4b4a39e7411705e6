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
            ExposureCheckError(reason, file="a.pcap", offset=7, code="x", places="y"),
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
def test_help_and_version_end_well(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        run(REPORT, *arguments)
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "exposure-check" in shown
    if arguments == ("--help",):
        assert "--mine strongest" in shown
    if arguments == ("--version",):
        assert "9.9" in shown
