import json
import os
import stat
import sys
from dataclasses import replace

import pytest

from exposure_check.model.fix import (
    Entry,
    FixRefusedError,
    Kept,
    Place,
    Refusal,
    Stage,
    State,
    TakesEffect,
)
from exposure_check.model.setting import System
from exposure_check.storage.journal import JournalFolder, entry_as_json, entry_from_json

ENTRY = Entry(
    1, "linux.dhcp-name", "0a1b", System.LINUX, 1_790_000_000, "0.1", Stage.BEGUN,
    (
        Kept(Place("file", {"path": "/etc/x"}), State(None, "folder"), State("AAE=")),
        Kept(Place("nm", {"uuid": "0a1b"}), State({"k": ["s", "v"], "n": None}), State({})),
    ),
    ("host.dhcp-name",), TakesEffect.NEXT_JOIN,
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    return JournalFolder(tmp_path / "state" / "exposure-check" / "fixes")


def test_what_is_put_is_read_again(journal):
    assert journal.entries() == []
    assert journal.next_number() == 1
    journal.put(ENTRY)
    journal.put(replace(ENTRY, number=2))
    journal.put(replace(ENTRY, stage=Stage.APPLIED))
    assert journal.entries() == [replace(ENTRY, stage=Stage.APPLIED), replace(ENTRY, number=2)]
    assert journal.next_number() == 3


def test_what_is_forgotten_is_gone(journal):
    journal.put(ENTRY)
    journal.put(replace(ENTRY, number=2))
    for _ in range(2):
        journal.forget(2)
        assert journal.entries() == [ENTRY]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_it_is_private(journal):
    old = os.umask(0)
    try:
        with journal.held():
            journal.put(ENTRY)
    finally:
        os.umask(old)
    for path in (journal.folder, *journal.folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name
    assert {path.name for path in journal.folder.iterdir()} == {"000001.json", "lock"}


def test_the_shape_is_a_promise():
    assert json.loads(entry_as_json(ENTRY)) == {
        "schema": 1, "number": 1, "fix": "linux.dhcp-name", "target": "0a1b", "system": "linux",
        "begun": 1_790_000_000, "ended": 0, "program": "0.1", "stage": "begun",
        "heals": ["host.dhcp-name"], "takes_effect": "next-join",
        "steps": [
            {"hand": "file", "at": {"path": "/etc/x"},
             "before": {"value": None, "exact": "folder"},
             "after": {"value": "AAE=", "exact": None}},
            {"hand": "nm", "at": {"uuid": "0a1b"},
             "before": {"value": {"k": ["s", "v"], "n": None}, "exact": None},
             "after": {"value": {}, "exact": None}},
        ],
    }  # fmt: skip


def test_an_entry_of_another_program_version_is_read_and_a_newer_schema_is_left(journal):
    journal.put(replace(ENTRY, program="9.0"))
    assert journal.entries()[0].program == "9.0"
    newer = journal.folder / "000002.json"
    text = entry_as_json(replace(ENTRY, number=2)).replace('"schema": 1', '"schema": 2')
    newer.write_text(text)
    assert len(journal.entries()) == 1
    assert journal.unreadable() == 1
    assert journal.next_number() == 3
    with pytest.raises(FixRefusedError) as error:
        journal.put(replace(ENTRY, number=2))
    assert error.value.why is Refusal.NEWER_JOURNAL
    assert newer.read_text() == text


@pytest.mark.parametrize(
    ("key", "value"),
    [("number", True), ("number", "1"), ("stage", "done"), ("system", "beos"), ("steps", {}),
     ("steps", [{}]), ("steps", [{"hand": "f", "at": {"a": 1}}]), ("fix", None)],
)  # fmt: skip
def test_what_is_no_entry_is_refused(journal, key, value):
    data = json.loads(entry_as_json(ENTRY))
    data[key] = value
    with pytest.raises((ValueError, KeyError)):
        entry_from_json(json.dumps(data))
    journal.put(ENTRY)
    (journal.folder / "000001.json").write_text(json.dumps(data))
    assert journal.entries() == []


@pytest.mark.parametrize("octets", [b"", b"\xff", b"[" * 100_000, b"{}", b"null"])
def test_broken_files_take_no_other_along(journal, octets):
    journal.put(ENTRY)
    (journal.folder / "000002.json").write_bytes(octets)
    (journal.folder / "notes.txt").write_bytes(octets)
    assert journal.entries() == [ENTRY]


def test_a_journal_that_cannot_be_kept_says_so(tmp_path):
    (tmp_path / "state").write_text("a file stands where the folder should be")
    journal = JournalFolder(tmp_path / "state" / "fixes")
    with pytest.raises(FixRefusedError) as error:
        journal.put(ENTRY)
    assert error.value.why is Refusal.NO_JOURNAL
    with pytest.raises(FixRefusedError) as error, journal.held():
        pytest.fail("held nothing")
    assert error.value.why is Refusal.NO_JOURNAL


def test_what_goes_wrong_while_it_is_held_is_not_the_journals_fault(journal):
    with pytest.raises(ZeroDivisionError), journal.held():
        raise ZeroDivisionError
    with pytest.raises(BlockingIOError), journal.held():
        raise BlockingIOError
    with journal.held():
        journal.put(ENTRY)
