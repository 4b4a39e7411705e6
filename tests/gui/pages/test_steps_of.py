from exposure_check.gui.pages.steps_of import SYSTEMS, StepsOf
from exposure_check.model.menus import PHONES, Menus
from tests.gui.made import button, texts


def test_without_a_system_it_says_what_to_do_and_what_may_break(qtbot, context):
    tip = context.words.tip("rename-device")
    made = StepsOf(context, ("rename-device",), "")
    qtbot.addWidget(made)
    for part in (tip.title, tip.effect, tip.may_break):
        assert part in texts(made)
    assert not any(step.text in texts(made) for step in tip.steps if step.system != "any")


def test_a_phone_has_its_checklist_with_what_proves_it(qtbot, context):
    for system in PHONES:
        for step in context.words.steps(Menus(system), []):
            made = StepsOf(context, (step.tip,), system)
            qtbot.addWidget(made)
            assert step.expect in texts(made)
            assert all(way.text in texts(made) for way in step.ways)


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
