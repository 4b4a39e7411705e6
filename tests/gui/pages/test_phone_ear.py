import pytest
from PySide6.QtWidgets import QFileDialog

from exposure_check.gui import routes
from exposure_check.model.ability import Ability, AbilityId, Answer
from tests.gui.made import page_text, press, top


def on(window, *abilities):
    program = window.context.program._replace(abilities=lambda: abilities)
    window.context = window.context._replace(program=program)
    window.go(routes.PhoneEar("phone"))


def test_what_this_computer_can_hear_leads_on(window, qtbot):
    on(
        window,
        Ability(AbilityId.BLUETOOTH, Answer.YES),
        Ability(AbilityId.WIFI, Answer.PASSWORD),
    )
    qtbot.waitUntil(lambda: window.context.say("ear.password") in page_text(window))
    assert window.context.say("ear.no") not in page_text(window)
    for ear in ("bluetooth", "wifi"):
        press(window, window.context.say(f"ear.{ear}"))
        assert isinstance(top(window), routes.PhoneReady)
        assert top(window).wifi is (ear == "wifi")
        window.back()


@pytest.mark.parametrize(
    ("ear", "ability", "why"),
    [
        ("wifi", AbilityId.WIFI, "wifi-linux-only"),
        ("bluetooth", AbilityId.BLUETOOTH, "no-bluez"),
    ],
)
def test_what_it_cannot_hear_leads_to_the_reason_and_the_ways_round_it(
    window, qtbot, ear, ability, why
):
    on(window, Ability(ability, Answer.NO, why))
    qtbot.waitUntil(lambda: window.context.say("ear.no") in page_text(window))
    press(window, window.context.say(f"ear.{ear}"))
    assert isinstance(top(window), routes.NoEar)
    assert (top(window).why, top(window).wifi) == (why, ear == "wifi")


def test_until_the_system_answers_nothing_is_claimed(window):
    on(window)
    press(window, window.context.say("ear.wifi"))
    assert isinstance(top(window), routes.PhoneReady)


def test_a_capture_is_a_way_too(window):
    on(window)
    press(window, window.context.say("ear.capture"))
    (dialog,) = window.findChildren(QFileDialog)
    dialog.close()
