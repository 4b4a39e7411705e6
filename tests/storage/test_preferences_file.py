import json

import pytest

from exposure_check.model.preferences import MotionChoice, Preferences, ThemeChoice
from exposure_check.storage.preferences_file import PreferencesFile

CHOSEN = Preferences("zh_HK", ThemeChoice.CONTRAST, 150, MotionChoice.OFF, 0, welcomed=True)


def test_choices_come_back(tmp_path):
    path = tmp_path / "new" / "preferences.json"
    assert PreferencesFile(path).load() == Preferences()
    assert PreferencesFile(path).save(CHOSEN)
    assert PreferencesFile(path).load() == CHOSEN
    assert [one.name for one in path.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize("text", ["", "no json", "[1]", "null", "{" * 70000])
def test_a_damaged_file_is_as_if_nothing_was_chosen(tmp_path, text):
    path = tmp_path / "preferences.json"
    path.write_text(text)
    assert PreferencesFile(path).load() == Preferences()


def test_entries_that_are_not_understood_count_as_not_chosen(tmp_path):
    path = tmp_path / "preferences.json"
    strange = {
        "language": "x" * 99,
        "theme": 7,
        "text_size": True,
        "motion": [],
        "retention": 31,
        "welcomed": 1,
        "more": 1,
    }
    path.write_text(json.dumps(strange))
    assert PreferencesFile(path).load() == Preferences()
    path.write_text(json.dumps({**strange, "text_size": 200}))
    assert PreferencesFile(path).load() == Preferences(text_size=200)


def test_what_cannot_be_saved_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    assert not PreferencesFile(tmp_path / "file" / "preferences.json").save(CHOSEN)
    (tmp_path / "folder.json").mkdir()
    assert not PreferencesFile(tmp_path / "folder.json").save(CHOSEN)
    assert not list(tmp_path.glob("*.new"))
