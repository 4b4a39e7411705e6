import os

import pytest

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.reader import MOST_OCTETS, answer_of, names_in, text_of
from exposure_check.model.setting import Unread

posix = pytest.mark.skipif(os.name != "posix", reason="programs and pipes of POSIX")


def program(root, name, text):
    place = root / "usr" / "sbin" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("#!/bin/sh\n" + text)
    place.chmod(0o755)


def reason(call, *arguments):
    with pytest.raises(UnreadError) as error:
        call(*arguments)
    return error.value.reason


def test_a_file_is_read_up_to_a_bound(tmp_path):
    (tmp_path / "file").write_bytes(b"\xff" * (MOST_OCTETS + 9))
    assert text_of(Access(tmp_path), "/file") == "\ufffd" * MOST_OCTETS


def test_what_is_no_file_is_not_there(tmp_path):
    (tmp_path / "folder").mkdir()
    for path in ("/missing", "/folder", "/missing/file"):
        assert reason(text_of, Access(tmp_path), path) is Unread.NOT_THERE
    assert reason(names_in, Access(tmp_path), "/missing") is Unread.NOT_THERE


@posix
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert reason(text_of, Access(tmp_path), "/pipe") is Unread.NOT_THERE


def test_names_are_sorted(tmp_path):
    for name in ("b", "a"):
        (tmp_path / name).write_text("")
    assert names_in(Access(tmp_path), "/") == ["a", "b"]


@posix
def test_a_program_is_run_untranslated_and_without_input(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    program(tmp_path, "tell", 'echo "$LC_ALL $LANG $1"; cat\n')
    assert answer_of(Access(tmp_path), ("tell", "me")) == b"C.UTF-8  me\n"


@posix
def test_programs_that_are_not_there_fail_or_hang(tmp_path):
    program(tmp_path, "fails", "exit 3\n")
    program(tmp_path, "hangs", "exec sleep 60\n")
    assert reason(answer_of, Access(tmp_path), ("missing",)) is Unread.NO_PROGRAM
    assert reason(answer_of, Access(tmp_path), ("fails",)) is Unread.FAILED
    assert reason(answer_of, Access(tmp_path, patience=0.3), ("hangs",)) is Unread.TIME_OUT


@posix
def test_programs_of_the_current_folder_and_the_path_are_not_run(tmp_path, monkeypatch):
    program(tmp_path, "tell", "echo no\n")
    monkeypatch.chdir(tmp_path / "usr" / "sbin")
    monkeypatch.setenv("PATH", str(tmp_path / "usr" / "sbin"))
    (tmp_path / "other").mkdir()
    assert reason(answer_of, Access(tmp_path / "other"), ("tell",)) is Unread.NO_PROGRAM


def test_what_is_read_can_be_recorded(tmp_path):
    heard = []
    (tmp_path / "file").write_text("text")
    text_of(Access(tmp_path, note=lambda asked, answer: heard.append((asked, answer))), "/file")
    assert heard == [("/file", "text")]


def test_a_file_for_root_needs_rights(tmp_path, plain_reader):
    (tmp_path / "file").write_text("")
    (tmp_path / "file").chmod(0)
    assert reason(text_of, Access(tmp_path), "/file") is Unread.NO_RIGHTS
