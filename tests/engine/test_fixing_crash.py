"""Killed at every line: whatever was reached, undo restores it.

A child process runs the fix and kills itself (SIGKILL) before the n-th line of the program's own
code that keeps or writes; then, in the parent, undo must bring back exactly what was there.
"""

import sys
from functools import partial

import pytest

from exposure_check.engine.fixing import Fixer
from exposure_check.model.setting import System
from exposure_check.storage.journal import JournalFolder
from tests.engine.made_fixes import FileHand, offer
from tests.lab.guest import killed

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forks"),
    pytest.mark.timeout(300),  # as many writes to the disk as there are lines
]

OLD = {"one": '{"a": [1, 2]}', "three": '"x"'}
PARTS = ("engine/fixing.py", "storage/lasting.py", "made_fixes.py")
FIX = offer(("one", {"a": []}), ("two", True), ("three", None))


def fixer(folder):
    hand = FileHand(folder / "system")
    journal = JournalFolder(folder / "state" / "fixes")
    return Fixer({"made": hand}, journal, lambda: 1_790_000_000, "0.1", System.LINUX)


def system(folder):
    return {path.name: path.read_text() for path in sorted((folder / "system").iterdir())}


def killed_at(number, act, parts=PARTS):
    """Run in a child that kills itself at the n-th line; returns whether it came that far."""
    return killed.killed_at(number, act, parts, ("line",))


def prepared(folder):
    (folder / "system").mkdir(parents=True)
    for name, text in OLD.items():
        (folder / "system" / name).write_text(text)
    return fixer(folder)


def undo_everything(made):
    for entry in reversed(made.journal.entries()):
        made.undo(entry.number)


def test_killed_at_every_line_of_applying(tmp_path):
    lines = 0
    while True:
        folder = tmp_path / str(lines)
        made = prepared(folder)
        if not killed_at(lines, partial(made.apply, FIX)):
            break
        undo_everything(fixer(folder))
        found = {name: text for name, text in system(folder).items() if not name.endswith(".new")}
        assert found == OLD, f"killed at line {lines}"
        lines += 1
    assert lines > 100, "too few lines were reached for this to mean anything"


def test_killed_at_every_line_of_undoing(tmp_path):
    lines = 0
    while True:
        folder = tmp_path / str(lines)
        entry = prepared(folder).apply(FIX)
        killed = killed_at(lines, partial(fixer(folder).undo, entry.number))
        undo_everything(fixer(folder))
        found = {name: text for name, text in system(folder).items() if not name.endswith(".new")}
        assert found == OLD, f"killed at line {lines}"
        if not killed:
            break
        lines += 1
    assert lines > 100
