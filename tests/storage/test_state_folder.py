from pathlib import Path

import pytest

from exposure_check.storage.state_folder import settings_folder, state_folder


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


def test_only_linux_has_a_place_of_its_own_for_choices(tmp_path):
    assert settings_folder({}, "linux") == Path.home() / ".config/exposure-check"
    assert (
        settings_folder({"XDG_CONFIG_HOME": str(tmp_path)}, "linux") == tmp_path / "exposure-check"
    )
    for platform in ("win32", "darwin"):
        assert settings_folder({}, platform) == state_folder({}, platform)
