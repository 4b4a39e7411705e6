import stat
import sys

import pytest

from exposure_check.storage.lasting import keep_name, write_lasting


def test_it_is_written_as_a_whole_and_private(tmp_path):
    path = tmp_path / "file"
    for octets in (b"one", b"", b"\x00" * 70_000):
        write_lasting(path, octets)
        assert path.read_bytes() == octets
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_crash_left_beside_it_is_no_obstacle_nor_a_way_out(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("kept")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".file.new").symlink_to(outside)
    write_lasting(folder / "file", b"new")
    assert outside.read_text() == "kept"
    assert [one.name for one in folder.iterdir()] == ["file"]


def test_what_cannot_be_written_leaves_the_old(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_lasting(path, b"old")

    def full(_handle):
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        write_lasting(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_names_of_a_folder_are_kept(tmp_path):
    keep_name(tmp_path)
