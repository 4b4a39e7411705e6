from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.cli.main import main
from exposure_check.client.computer import Computer
from tests.cli.audits import made_audit, nothing_read
from tests.cli.made import made_program


def run(answer, *arguments):
    computer = Computer(
        HOST_CHECKS,
        lambda: answer,
        lambda report, sentence, reveal: f"{sentence}|{reveal}\n",
        lambda: "recorded\n",
    )
    program, _ = made_program(None, computer=computer)
    return main(["audit", *arguments], program), program.out.getvalue(), program.err.getvalue()


def test_the_exit_status_is_the_assessment():
    status, out, err = run(made_audit())
    assert (status, err) == (1, "")
    assert out
    assert run(nothing_read())[0] == 3


def test_json():
    status, out, _ = run(made_audit(), "--json", "--reveal")
    assert status == 1
    assert out.endswith("|True\n")
    assert out.count("\n") == 1


def test_a_recording_judges_nothing():
    assert run(None, "--record") == (0, "recorded\n", "")


def test_wrong_use():
    status, out, err = run(None, "somewhere")
    assert (status, out) == (2, "")
    assert err.startswith("exposure-check: ")
