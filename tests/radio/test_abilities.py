import pytest

from exposure_check.content.library import Library
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.radio import abilities as subject
from exposure_check.radio.abilities import abilities
from exposure_check.radio.abilities_linux import linux_abilities
from exposure_check.radio.abilities_macos import macos_abilities
from exposure_check.radio.abilities_windows import windows_abilities
from exposure_check.wording.abilities import GROUPS
from tests.radio.linux_made import facts


def made(platform: str) -> tuple[Ability, ...]:
    return {
        "linux": lambda: linux_abilities(facts()),
        "win32": lambda: windows_abilities(lambda: 22_000, lambda: True),
        "darwin": lambda: macos_abilities(lambda: True),
    }[platform]()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "freebsd14"])
def test_every_ability_is_answered_once_in_order(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    systems = {name: lambda name=name: made(name) for name in ("linux", "win32", "darwin")}
    monkeypatch.setattr(subject, "BY_SYSTEM", systems)
    found = abilities(platform)
    assert [one.id for one in found] == list(AbilityId)
    assert (found[0].answer, found[1].answer) == (Answer.YES, Answer.YES)
    if platform == "freebsd14":
        assert {one.answer for one in found[2:]} == {Answer.NO}


def test_every_word_exists(root) -> None:
    library = Library(root / "resources")
    for one in AbilityId:
        assert library.has("abilities", f"ability.{one.value}")
    for one in Answer:
        assert library.has("abilities", f"answer.{one.value}")
    answers = [
        *abilities("freebsd14"),
        *made("linux"), *made("win32"), *made("darwin"),
        *linux_abilities(facts(monitors=False, wifi=(), controllers=False)),
        *windows_abilities(lambda: 1, lambda: True),
        *windows_abilities(lambda: 1, lambda: False),
        *macos_abilities(lambda: False),
    ]  # fmt: skip
    for why in {one.why for one in answers if one.why}:
        places = [library.has("abilities", f"why.{why}"), *(library.has(g, why) for g in GROUPS)]
        assert sum(places) == 1, why
    for one in answers:
        assert one.why or one.answer is not Answer.NO, "a no has its reason"


def test_this_very_computer_is_asked_without_harm() -> None:
    assert [one.id for one in abilities()] == list(AbilityId)
