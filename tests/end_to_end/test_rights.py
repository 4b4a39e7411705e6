"""Rights are asked for: by the window and in a terminal, with the real pkexec and the real polkit.

They run in namespaces of their own (`rights.sh`), so that nothing of this machine is changed, as
users that are nowhere else. Needs root, and a Python and a checkout that other users may read.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.made import WORDS
from tests.end_to_end.asking import FIX, fixing
from tests.end_to_end.desktop import PROGRAMS
from tests.end_to_end.processes import ROOT
from tests.needed import program

HERE = Path(__file__).parent
NAMESPACES = ("--mount", "--net", "--pid", "--uts", "--fork", "--kill-child")
NEEDED = ("pkexec", "pkttyagent", "setpriv", "unshare", "useradd", *PROGRAMS)
NO_PLACE = 77
"""Exit status of rights.sh where it cannot be laid over this machine."""
BEFORE = "# by hand\n[General]\n\n[Policy]\nAutoEnable=false\n"
AFTER = BEFORE.replace("[General]\n", "[General]\nPrivacy=device\n")

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="polkit"),
    pytest.mark.skipif(
        sys.platform == "linux" and os.geteuid() != 0, reason="namespaces of their own need root"
    ),
    pytest.mark.timeout(600),
]


def fix(key):
    return WORDS.text("fix", key)


@pytest.fixture(scope="module")
def machine():
    """Returns a function that tries something there as a user, and what was seen."""
    for name in NEEDED:
        program(name)
    if subprocess.run(["unshare", *NAMESPACES, "true"], check=False).returncode:
        pytest.skip("no namespaces can be made here")
    nobody = ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")
    readable = subprocess.run(
        # By env: setpriv itself may still start what its user may not.
        [*nobody, "env", sys.executable, "-c", "import PySide6, exposure_check"],
        cwd=ROOT, check=False, capture_output=True,
    )  # fmt: skip
    if readable.returncode:
        pytest.skip("other users may not read this Python, or this checkout")

    def tried(user, what, first="true"):
        home = f"/run/users/{user}"
        environment = (
            "env", "-i", f"PATH={os.environ['PATH']}", f"HOME={home}", f"USER={user}",
            f"PYTHONPATH={ROOT}", "PYTHONDONTWRITEBYTECODE=1", "LANG=C.UTF-8",
        )  # fmt: skip
        rights = ("setpriv", "--reuid", user, "--regid", user, "--init-groups")
        command = (*rights, *environment, sys.executable, "-m", "tests.end_to_end.asking", what)
        done = subprocess.run(
            ["unshare", *NAMESPACES, "sh", HERE / "rights.sh", ROOT,
             "sh", "-c", f'{first}; exec "$@"', "sh", *command],
            cwd=ROOT, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode == NO_PLACE:
            pytest.skip("no file systems laid over others can be made here")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return tried


@pytest.fixture(scope="module")
def asked(machine):
    return machine("ec-anna", "asked")


def test_what_an_administrator_agrees_to_is_done_and_put_back(asked):
    assert asked["before"]["file"] == asked["undo"]["file"] == asked["after"]["file"] == BEFORE
    assert asked["right"]["file"] == AFTER
    assert fixing("done.set") in asked["right"]["said"]
    assert fixing("done.undone") in asked["undo"]["said"]
    question = "".join(asked["question"]["said"])
    assert "Exposure Check wants to change, or to put back, one setting" in question


def test_a_wrong_password_changes_nothing_and_is_said(asked):
    assert asked["wrong"]["file"] == BEFORE
    assert fixing("not-done.headline") in asked["wrong"]["said"]
    assert fix("refused.denied") in asked["wrong"]["said"]


def test_where_nobody_can_ask_the_window_says_what_to_do(asked):
    assert asked["no-agent"]["file"] == BEFORE
    assert asked["undo-no-agent"]["file"] == AFTER
    for name, what in (("no-agent", f"{FIX} --apply"), ("undo-no-agent", "--undo 1")):
        said = asked[name]["said"]
        assert fixing("refused.no-agent") in said
        assert WORDS.text("fixing", "not-done.command", {"what": what}) in said
        assert not [one for one in said if "sudo" in one], "its journal is the user's own"


def test_what_the_window_names_for_a_terminal_asks_there(machine):
    seen = machine("ec-anna", "terminal")
    assert seen[FIX]["file"] == AFTER, seen[FIX]["said"]
    assert seen["--undo"]["file"] == seen["after"]["file"] == BEFORE, seen["--undo"]["said"]
    assert all("Password:" in "".join(seen[one]["said"]) for one in (FIX, "--undo"))


@pytest.mark.parametrize(
    ("first", "group", "why"),
    [
        ("true", "fix", "denied"),
        ("rm /usr/bin/pkexec", "fixing", "no-pkexec"),
        ("rm /usr/libexec/exposure-check/set-files", "fixing", "not-installed"),
    ],
)
def test_what_is_refused_changes_nothing_and_says_why(machine, first, group, why):
    seen = machine("ec-bert", "refused", first)
    assert seen["after"]["file"] == BEFORE
    said = seen["refused"]["said"]
    assert fixing("not-done.headline") in said
    assert WORDS.text(group, f"refused.{why}") in said
    by_sudo = WORDS.text("fixing", "not-done.command-sudo", {"what": f"{FIX} --apply"})
    assert (by_sudo in said) == (why != "denied")
