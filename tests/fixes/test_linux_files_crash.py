"""Killed at every line of the program that writes: undo brings all octets back, leaves nothing."""

import sys
from dataclasses import replace
from functools import partial

import pytest

from exposure_check.engine.fixing import Fixer
from exposure_check.fixes.linux_files import file_place
from exposure_check.model.fix import State, Step
from exposure_check.model.setting import System
from exposure_check.storage.journal import JournalFolder
from tests.engine.made_fixes import offer
from tests.engine.test_fixing_crash import killed_at
from tests.fixes.test_linux_files import DEBIAN, made, tree

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="files of Linux"),
    pytest.mark.timeout(300),  # as many writes to the disk as there are lines
]

PARTS = ("setfiles/files.py", "setfiles/carrying_out.py")


@pytest.mark.parametrize(
    ("name", "word", "octets"),
    [
        ("resolved-names", "no", None),
        ("bluez-privacy", "device", DEBIAN),
        ("bluez-privacy", "device", None),
    ],
)
def test_killed_at_every_line(tmp_path, monkeypatch, name, word, octets):
    lines = 0
    while True:
        folder = tmp_path / str(lines)
        (folder / "system").mkdir(parents=True, mode=0o755)
        hand, _ = made(folder / "system", monkeypatch)
        if octets is not None:
            (folder / "system/etc/bluetooth/main.conf").write_bytes(octets)
        before = tree(folder / "system")
        journal = JournalFolder(folder / "state")
        fixer = Fixer({"file": hand}, journal, lambda: 1, "0.1", System.LINUX)

        fix = replace(offer(), steps=(Step(file_place(name), State(word)),))
        killed = killed_at(lines, partial(fixer.apply, fix), PARTS)
        for entry in reversed(journal.entries()):
            fixer.undo(entry.number)
        assert tree(folder / "system") == before, f"killed at line {lines}"
        if not killed:
            break
        lines += 1
    assert lines > 25
