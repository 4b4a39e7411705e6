import pytest

from exposure_check.cli.main import main
from exposure_check.model.menus import PHONES
from tests.cli.made import WORDS, made_program, made_report


def run(*arguments):
    program, _ = made_program(made_report())
    status = main(["steps", *arguments], program)
    return status, program.out.getvalue(), program.err.getvalue()


@pytest.mark.parametrize("system", PHONES)
def test_without_a_finding_the_whole_checklist(system):
    status, out, err = run("--system", system)
    checklist = WORDS.checklist(system)
    assert (status, err) == (0, "")
    assert f"  {len(checklist.steps)}. " in out
    assert f"  {len(checklist.steps) + 1}. " not in out


def test_findings_choose_and_order_the_steps():
    status, out, _ = run(
        "--system", "ios:18", "--for", "ble.name=named", "--for", "wifi.wps=serial"
    )
    tips = [*WORDS.finding("ble.name").verdicts["named"].tips, "wps-device-name"]
    places = [out.index(WORDS.tip(tip).title) for tip in tips]
    assert status == 0
    assert places == sorted(places)
    assert out.startswith("Checklist: iPhone, iPad 18\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say which phone"),
        (["--system", "linux"], "Say which phone"),
        (["--system", "ios:13"], "The steps for ios cover versions 14 to 26."),
        (["--system", "ios:27"], "The steps for ios cover versions 14 to 26."),
        (["--system", "android:7.1"], "The steps for android cover versions 8 to 16."),
        (["--system", "ios:"], "What stands after --system"),
        (["--system", "ios:x"], "What stands after --system"),
        (["--system", "linux:6"], "What stands after --system"),
        (["--system", "ios", "--for", "ble.name"], "No check finds ble.name."),
        (["--system", "ios", "--for", "ble.name=loud"], "No check finds ble.name=loud."),
        (["--system", "ios", "--json"], "There is no use for --json"),
    ],
)
def test_wrong_use(arguments, said):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert said in " ".join(err.split())
