"""Commands that the program shows can be copied as they stand."""

import shlex
import sys

import pytest

from exposure_check.content.library import Library
from exposure_check.locate import resources
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
    ],
)
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
