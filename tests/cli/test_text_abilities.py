import io
import json
from types import SimpleNamespace

import pytest

from exposure_check.cli.text_abilities import write_abilities
from exposure_check.content.library import Library
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.wording.abilities import why_text

FOUND = (
    Ability(AbilityId.READ_RECORDINGS, Answer.YES),
    Ability(AbilityId.BLUETOOTH, Answer.NO, "no-bluez"),
    Ability(AbilityId.WIFI, Answer.NO, "no-pkexec"),
    Ability(AbilityId.OWN_WIFI, Answer.MAYBE, "own-wifi-shows"),
)


@pytest.fixture
def program(root):
    return SimpleNamespace(words=Library(root / "resources"), out=io.StringIO(), width=80)


def test_text(program) -> None:
    assert write_abilities(program, FOUND, as_json=False) == 0
    text = program.out.getvalue()
    assert "Check recordings: yes\n" in text
    assert "Hear Bluetooth: no\n    The Bluetooth service of this Linux does not run." in text
    assert "perhaps; trying it shows" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_reason_is_said_once(program) -> None:
    twice = [Ability(one, Answer.NO, "no-bluez") for one in (AbilityId.BLUETOOTH, AbilityId.WIFI)]
    write_abilities(program, twice, as_json=False)
    text = program.out.getvalue()
    assert text.count("The Bluetooth service") == 1
    assert text.endswith("Hear what your device sends over Wi-Fi: no\n    As said above.\n")


def test_json(program) -> None:
    assert write_abilities(program, FOUND, as_json=True) == 0
    written = json.loads(program.out.getvalue())
    assert written["version"] == 1
    assert [one["id"] for one in written["abilities"]] == [one.id.value for one in FOUND]
    assert written["abilities"][0] == {
        "id": "read-recordings", "answer": "yes", "why": "", "text": "",
    }  # fmt: skip
    assert written["abilities"][1]["text"].startswith("The Bluetooth service")


def test_reasons_are_found_in_three_places(program) -> None:
    for why in ("no-wifi", "blocked", "no-agent"):
        assert why_text(why, program.words).endswith(".")
