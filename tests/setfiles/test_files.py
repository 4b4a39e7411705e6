import os
import stat
import sys

import pytest

from exposure_check.setfiles.files import opened, remove_folder
from exposure_check.setfiles.protocol import Code, Stop, left_beside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")

PATH = "/etc/service/conf.d/90.conf"


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "etc" / "service"
    folder.mkdir(parents=True)
    for one in (tmp_path, tmp_path / "etc", folder):
        one.chmod(0o755)
    return tmp_path


def write(root, octets, path=PATH):
    with opened(str(root), path, make=True) as file:
        file.write(octets)


def stopped(root, path=PATH):
    with pytest.raises(Stop) as stop, opened(str(root), path, make=True) as file:
        file.read()
    return stop.value.code


def test_a_new_file_and_its_folder_are_for_all_to_read(tree):
    old = os.umask(0o077)
    try:
        write(tree, b"text\n")
    finally:
        os.umask(old)
    path = tree / PATH.lstrip("/")
    assert path.read_bytes() == b"text\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755
    assert [one.name for one in path.parent.iterdir()] == ["90.conf"]


def test_mode_and_attributes_of_what_was_there_stay(tree):
    write(tree, b"old")
    path = tree / PATH.lstrip("/")
    path.chmod(0o640)
    try:
        os.setxattr(path, "user.exposure", b"kept")
    except OSError:
        pytest.skip("no extended attributes on this file system")
    write(tree, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.getxattr(path, "user.exposure") == b"kept"


def test_links_are_not_followed(tree):
    outside = tree / "outside"
    outside.write_text("kept")
    folder = tree / "etc/service/conf.d"
    folder.mkdir()
    (folder / "90.conf").symlink_to(outside)
    assert stopped(tree) is Code.NO_PLAIN_FILE
    (folder / "90.conf").unlink()
    folder.rmdir()
    folder.symlink_to(tree)
    assert stopped(tree) is Code.NO_PLAIN_FILE
    assert outside.read_text() == "kept"
    assert not (tree / "90.conf").exists()


def test_a_second_name_of_a_file_is_no_plain_file(tree):
    write(tree, b"x")
    os.link(tree / PATH.lstrip("/"), tree / "second")
    assert stopped(tree) is Code.NO_PLAIN_FILE


def test_a_folder_that_others_may_write_to_is_refused(tree):
    (tree / "etc/service").chmod(0o777)
    assert stopped(tree) is Code.NO_PLAIN_FILE


def test_a_folder_or_a_pipe_is_no_plain_file(tree):
    folder = tree / "etc/service/conf.d"
    (folder / "90.conf").mkdir(parents=True)
    assert stopped(tree) is Code.NO_PLAIN_FILE
    (folder / "90.conf").rmdir()
    os.mkfifo(folder / "90.conf")
    assert stopped(tree) is Code.NO_PLAIN_FILE


def test_only_the_last_folder_is_made(tree):
    with opened(str(tree), "/etc/other/conf.d/x.conf", make=True) as file:
        assert file is None
    assert not (tree / "etc/other").exists()
    with opened(str(tree), PATH, make=False) as file:
        assert file is None


def test_what_a_crash_left_is_taken_away(tree):
    write(tree, b"x")
    folder = tree / "etc/service/conf.d"
    (folder / left_beside("90.conf")).symlink_to(tree / "outside")
    write(tree, b"y")
    assert [one.name for one in folder.iterdir()] == ["90.conf"]
    assert not (tree / "outside").exists()


def test_a_full_disk_leaves_the_old(tree, monkeypatch):
    write(tree, b"old")

    def full(_handle):
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        write(tree, b"new")
    folder = tree / "etc/service/conf.d"
    assert [one.name for one in folder.iterdir()] == ["90.conf"]
    assert (folder / "90.conf").read_bytes() == b"old"


def test_folders_go_only_if_they_are_empty(tree):
    write(tree, b"x")
    remove_folder(str(tree), PATH)
    assert (tree / "etc/service/conf.d").is_dir()
    (tree / PATH.lstrip("/")).unlink()
    remove_folder(str(tree), PATH)
    assert not (tree / "etc/service/conf.d").exists()
    remove_folder(str(tree), PATH)
    assert (tree / "etc/service").is_dir()
