from exposure_check.gui import routes
from exposure_check.gui.pages.abilities import ability_card
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.command import Command
from exposure_check.model.ability import Ability, AbilityId, Answer
from tests.gui.made import page_text, texts


def test_every_ability_with_why(window, qtbot):
    window.go(routes.Abilities())
    words = window.context.words
    qtbot.waitUntil(lambda: words.text("bluetooth", "no-bluez") in page_text(window))
    text = page_text(window)
    assert words.text("abilities", "answer.no") in text
    assert words.text("abilities", "why.reads-by-itself") in text
    assert window.context.say("abilities.asking") not in text.splitlines()


def test_a_command_can_be_copied(context, qtbot):
    card = ability_card(context, Ability(AbilityId.OTHER_EAR, Answer.YES, "another-ear"))
    qtbot.addWidget(card)
    (one,) = card.findChildren(Command)
    assert one.accessibleName().endswith("exposure-check watch -")
    assert context.say("way.copy") in texts(card)


def test_a_command_follows_the_words_that_lead_to_it(context, qtbot):
    card = ability_card(context, Ability(AbilityId.OTHER_EAR, Answer.YES, "another-ear"))
    qtbot.addWidget(card)
    card.resize(400, card.sizeHint().height())
    card.show()
    (badge,) = card.findChildren(SeverityBadge)
    (one,) = card.findChildren(Command)
    assert one.geometry().bottom() < badge.geometry().top()
