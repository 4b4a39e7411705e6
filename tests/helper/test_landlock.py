import struct
import subprocess
import sys

import pytest

from exposure_check.helper import landlock
from tests.helper.air import ROOT

TRIES = """
import os, sys
sys.path.append({root!r})
from exposure_check.helper import landlock
from exposure_check.helper.libc import prctl
ruleset = landlock.open_ruleset()
prctl(38, 1)
landlock.restrict(ruleset)
try:
    os.open("/", os.O_RDONLY)
except PermissionError:
    print("refused")
"""


@pytest.mark.parametrize(
    ("version", "fields"),
    [
        (1, ((1 << 13) - 1,)),
        (2, ((1 << 14) - 1,)),
        (3, ((1 << 15) - 1,)),
        (4, ((1 << 15) - 1, 3)),
        (5, ((1 << 16) - 1, 3)),
        (6, ((1 << 16) - 1, 3, 3)),
        (7, ((1 << 16) - 1, 3, 3)),
        (99, ((1 << 16) - 1, 3, 3)),
    ],
)
def test_every_right_of_a_version_is_named(version: int, fields: tuple[int, ...]) -> None:
    attributes = landlock.rules(version)
    assert struct.unpack(f"={len(fields)}Q", attributes) == fields


def test_nothing_can_be_opened() -> None:
    if not landlock.version():
        pytest.skip("this kernel has no Landlock")
    command = [sys.executable, "-c", TRIES.format(root=str(ROOT))]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"refused\n"


def test_without_landlock(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(landlock, "syscall", refuse)
    assert landlock.version() == 0
    assert landlock.open_ruleset() is None
