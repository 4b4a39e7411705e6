from exposure_check.model.ability import AbilityId, Answer
from exposure_check.radio.abilities_macos import macos_abilities


def test_what_a_mac_can_do() -> None:
    found = {one.id: one for one in macos_abilities(lambda: True)}
    assert found[AbilityId.BLUETOOTH].answer is Answer.MAYBE
    assert found[AbilityId.BLUETOOTH_ADDRESS].why == "macos-hides"
    assert {one.answer for one in found.values() if one.id is not AbilityId.BLUETOOTH} == {
        Answer.NO
    }


def test_without_the_library() -> None:
    assert macos_abilities(lambda: False)[0].why == "no-library"
