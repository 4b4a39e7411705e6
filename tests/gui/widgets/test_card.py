from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.card import Card, PressCard, Says
from exposure_check.gui.widgets.icon import Icon
from exposure_check.gui.widgets.text import Text
from exposure_check.model.verdict import Severity
from tests.gui.made import look_of, texts

SAYS = Says("Title", "A detail.", "wifi", (Severity.PARTLY, "Partly"))


def test_everything_on_a_card_is_spoken_in_order(qtbot, look):
    done = []
    card = PressCard(look, SAYS, lambda: done.append(1))
    qtbot.addWidget(card)
    card.click()
    assert done == [1]
    assert card.accessibleName() == "Title. Partly. A detail"
    assert texts(card).splitlines() == ["Title", "Partly", "A detail."]


def test_what_is_known_later_is_said_on_it(qtbot, look):
    card = PressCard(look, Says("Title", "A detail."), lambda: None)
    qtbot.addWidget(card)
    card.show()
    before = card.heightForWidth(300)
    card.remark("Not here.")
    qtbot.waitUntil(lambda: card.heightForWidth(300) > before)
    assert texts(card).splitlines() == ["Title", "A detail.", "Not here."]
    assert (card.accessibleName(), card.accessibleDescription()) == ("Title. A detail", "Not here.")


def test_large_text_puts_the_badge_below(qtbot, program):
    for scale, beside in ((1.0, True), (2.0, False)):
        card = PressCard(look_of(program, scale=scale), SAYS, lambda: None)
        qtbot.addWidget(card)
        card.resize(376, card.heightForWidth(376))
        card.show()
        badge = card.findChild(SeverityBadge)
        assert (badge.y() < 30) is beside


def test_a_card_has_room_for_all_its_text(qtbot, look):
    card = PressCard(look, Says("T " * 40, "d " * 100, "wifi"), lambda: None)
    qtbot.addWidget(card)
    assert card.heightForWidth(300) > card.heightForWidth(600) > 80


def test_small_cards_are_upright(qtbot, look):
    card = PressCard(look, Says("Title", "detail", "file"), lambda: None, upright=True)
    qtbot.addWidget(card)
    flat = PressCard(look, Says("Title", "detail", "file"), lambda: None)
    qtbot.addWidget(flat)
    assert card.heightForWidth(180) > flat.heightForWidth(180)


def test_a_card_that_only_says_something_takes_more(qtbot, look):
    card = Card(look)
    qtbot.addWidget(card)
    before = card.sizeHint().height()
    card.column.addWidget(Card(look, SAYS))
    assert card.sizeHint().height() > before
    card.resize(200, 120)
    image = card.grab().toImage()
    assert image.pixelColor(100, 5).name() == look.colour("card").name()


def test_a_title_alone_stands_in_the_middle_of_its_icon(qtbot, look):
    card = PressCard(look, Says("Title", icon="phone"), lambda: None)
    qtbot.addWidget(card)
    card.resize(376, card.heightForWidth(376))
    card.show()
    icon, title = card.findChild(Icon), card.findChild(Text)
    assert abs(icon.geometry().center().y() - title.geometry().center().y()) <= 1
