import pytest
from PySide6.QtCore import QPoint

from exposure_check.gui.pages.steps_of import SYSTEMS, StepsOf
from exposure_check.gui.widgets.text import Text
from exposure_check.model.menus import PHONES, Menus
from tests.gui.made import button, texts


def test_without_a_system_it_says_what_to_do_and_what_may_break(qtbot, context):
    tip = context.words.tip("rename-device")
    made = StepsOf(context, ("rename-device",), "")
    qtbot.addWidget(made)
    for part in (tip.title, tip.effect, tip.may_break):
        assert part in texts(made)
    assert not any(step.text in texts(made) for step in tip.steps if step.system != "any")
    assert context.say("to-do.choose") in texts(made)


def test_a_phone_has_its_checklist_with_what_proves_it(qtbot, context):
    for system in PHONES:
        for step in context.words.steps(Menus(system), []):
            made = StepsOf(context, (step.tip,), system)
            qtbot.addWidget(made)
            assert step.expect in texts(made)
            assert all(way.text.rstrip(".") in texts(made) for way in step.ways)


def test_unverified_wording_is_said(qtbot, context):
    tips = [
        name
        for name in context.words.names("tips")
        if any(s.system == "windows" and not s.verified for s in context.words.tip(name).steps)
    ]
    made = StepsOf(context, tips[:1], "windows")
    qtbot.addWidget(made)
    assert context.words.text("report", "tip.unverified") in texts(made)


def test_one_system_is_chosen_at_a_time(qtbot, context):
    made = StepsOf(context, ("rename-device",), "")
    qtbot.addWidget(made)
    made.show()
    for system in SYSTEMS:
        name = context.words.text("report", f"tip.{system}")
        button(made, name).click()
        assert button(made, name).isChecked()


def test_what_proves_it_is_long_and_shown_when_asked_for(qtbot, context):
    made = StepsOf(context, ("rename-device",), "ios", alone=True)
    qtbot.addWidget(made)
    made.show()
    tip = context.words.tip("rename-device")
    assert tip.title not in texts(made)
    begin = context.say("to-do.proof", {"text": ""}).strip()
    hidden = [one for one in made.findChildren(Text) if one.text().startswith(begin)]
    assert hidden
    assert not any(one.isVisible() for one in hidden)
    button(made, context.say("to-do.prove")).click()
    assert all(one.isVisible() for one in hidden)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_texts_stand_below_the_words_of_their_step(qtbot, context, scale):
    look = context.look._replace(scale=scale)
    made = StepsOf(context._replace(look=look), ("rename-device",), "")
    qtbot.addWidget(made)
    made.resize(376, made.heightForWidth(376))
    made.show()
    tip = context.words.tip("rename-device")
    lefts = {
        one.mapTo(made, QPoint(0, 0)).x()
        for one in made.findChildren(Text)
        if one.text() in (tip.title, tip.effect)
    }
    assert len(lefts) == 1
