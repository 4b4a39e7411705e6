"""Commands that the program shows can be copied as they stand."""

import getpass
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.wiring.commands import run
from exposure_check.wiring.started_as import started_as


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize(
    ("environment", "own", "shown"),
    [
        ({}, "/usr/bin/exposure-check", "exposure-check"),
        ({}, "exposure-check", "exposure-check"),
        ({}, "/checkout/exposure_check/__main__.py", "exposure-check"),
        ({}, "/opt/own/bin/exposure-check", "/opt/own/bin/exposure-check"),
        ({"EXPOSURE_CHECK_RUN": "/src/run"}, "/src/exposure_check/__main__.py", "/src/run"),
        ({"EXPOSURE_CHECK_RUN": "/my src/run"}, "", "'/my src/run'"),
        ({"EXPOSURE_CHECK_RUN": "/{own}/run"}, "", "exposure-check"),
        ({"HOME": "/homes/anna"}, "/homes/anna/.local/bin/exposure-check",
         "~/.local/bin/exposure-check"),
        ({"HOME": "/homes/anna", "EXPOSURE_CHECK_RUN": "/homes/anna/my src/run"}, "",
         "~/'my src/run'"),
        ({"HOME": "/homes/anna", "EXPOSURE_CHECK_RUN": "/homes/annabel/run"}, "",
         "/homes/annabel/run"),
        ({"HOME": "/homes/anna", "EXPOSURE_CHECK_RUN": "/homes/anna/{own}/run"}, "",
         "exposure-check"),
        ({"HOME": "/", "EXPOSURE_CHECK_RUN": "/src/run"}, "", "/src/run"),
        ({"HOME": "src", "EXPOSURE_CHECK_RUN": "/src/run"}, "", "/src/run"),
    ],
)  # fmt: skip
def test_what_a_terminal_would_start(environment, own, shown):
    assert started_as(environment, (own,)) == shown


def test_every_command_in_words_is_shown_so():
    plain, words = Library(resources()), Library(resources(), "en", "'/my src/run'")
    values = {"fix": "linux.dhcp-name"}
    command = words.text("fix", "list.do", values).removeprefix("To do it: ")
    assert shlex.split(command) == ["/my src/run", "fix", "linux.dhcp-name", "--apply"]
    assert plain.text("fix", "list.do", values).endswith(
        "exposure-check fix linux.dhcp-name --apply"
    )
    package = {"library": "x"}
    assert words.text("app", "screen.package", package) == plain.text("app", "screen.package")


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
def test_a_home_folder_is_known_by_both_its_names(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "var")
    for path in (tmp_path / "home/run", tmp_path / "var/run"):
        variables = {"HOME": str(tmp_path / "home"), "EXPOSURE_CHECK_RUN": str(path)}
        assert started_as(variables, ()) == "~/run"


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
def test_sudo_does_not_show_whose_home_it_is():
    user = getpass.getuser()
    path = Path(f"~{user}/src/run").expanduser()
    variables = {"HOME": "/nowhere", "SUDO_USER": user, "EXPOSURE_CHECK_RUN": str(path)}
    assert started_as(variables, ()) == "~/src/run"
    assert started_as(variables | {"SUDO_USER": "no such user"}, ()) == str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_a_report_with_steps_names_no_home_folder_and_its_commands_work(tmp_path, monkeypatch):
    home = tmp_path / "alice"
    program = home / "my src" / "run"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@"\n')
    program.chmod(0o755)
    for name, value in (("HOME", home), ("EXPOSURE_CHECK_RUN", program), ("COLUMNS", "2000")):
        monkeypatch.setenv(name, str(value))
    out, err = io.StringIO(), io.StringIO()
    run(("demo", "leaks", "--system", "android:14"), resources(), out, err)
    shown = out.getvalue() + err.getvalue()
    assert "alice" not in shown
    assert str(tmp_path) not in shown
    commands = re.findall(r"~/'my src/run' watch [A-Za-z -]*", shown)
    assert commands
    for command in commands:
        done = subprocess.run(
            ["sh", "-c", command], env=os.environ, capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == shlex.split(command)[1:]
