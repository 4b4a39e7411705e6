import sys

import pytest

from exposure_check.model.ability import AbilityId, Answer
from exposure_check.radio.abilities_windows import windows_abilities, windows_build


@pytest.mark.parametrize(
    ("build", "answer", "why"),
    [
        (19_041, Answer.YES, "unpaired-only"),
        (22_631, Answer.YES, "unpaired-only"),
        (18_363, Answer.NO, "windows-too-old"),
    ],
)
def test_the_kind_of_address(build: int, answer: Answer, why: str) -> None:
    found = {one.id: one for one in windows_abilities(lambda: build, lambda: True)}
    assert (found[AbilityId.BLUETOOTH_ADDRESS].answer, found[AbilityId.BLUETOOTH_ADDRESS].why) == (
        answer,
        why,
    )
    assert found[AbilityId.BLUETOOTH].answer is Answer.MAYBE
    for one in (AbilityId.WIFI, AbilityId.OWN_WIFI, AbilityId.CLASSIC_SEARCH):
        assert found[one].answer is Answer.NO


def test_without_the_library() -> None:
    found = windows_abilities(lambda: 22_000, lambda: False)
    assert {one.answer for one in found} == {Answer.NO}


def test_the_build() -> None:
    assert (windows_build() > 0) == (sys.platform == "win32")
