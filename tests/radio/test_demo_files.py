"""The list of demos, as the program reads it."""

from pathlib import Path

from exposure_check.radio.demo_files import demos


def test_demos_are_listed_with_files_that_exist(root):
    found = demos(root / "resources")
    assert [demo.id for demo in found][:3] == ["leaks", "fine", "linkable"]
    for demo in found:
        assert demo.title
        assert demo.mine
        assert demo.files
        assert all(Path(name).is_absolute() and Path(name).is_file() for name in demo.files)
