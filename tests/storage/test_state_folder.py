from pathlib import Path

import pytest

from exposure_check.storage.state_folder import state_folder


@pytest.mark.parametrize(
    ("platform", "below_home"),
    [
        ("linux", ".local/state/exposure-check"),
        ("win32", "AppData/Local/exposure-check"),
        ("darwin", "Library/Application Support/exposure-check"),
    ],
)
def test_each_systems_own_place(platform, below_home):
    assert state_folder({}, platform) == Path.home() / below_home


def test_the_environment_decides_and_only_with_a_whole_path(tmp_path):
    told = {"XDG_STATE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    assert state_folder(told, "linux") == tmp_path / "exposure-check"
    assert state_folder(told, "win32") == tmp_path / "exposure-check"
    relative = {"XDG_STATE_HOME": "state"}
    assert state_folder(relative, "linux") == Path.home() / ".local/state/exposure-check"
