from exposure_check.gui.pages.instruction import Instruction, command
from exposure_check.gui.widgets.command import Command
from tests.gui.made import texts


def test_commands_stand_apart_from_what_is_said_of_them(context, qtbot):
    one = Instruction(context, "First: `a b`, then `c`. Done.")
    qtbot.addWidget(one)
    copy = context.say("way.copy")
    assert texts(one).splitlines() == ["First:", "a b", copy, "then", "c", copy, "Done."]
    assert [shown.accessibleName() for shown in one.findChildren(Command)] == ["a b", "c"]


def test_without_a_command_it_is_a_text(context, qtbot):
    one = Instruction(context, "Settings > General > About")
    qtbot.addWidget(one)
    assert texts(one) == "Settings > General > About"
    assert not one.findChildren(Command)


def test_a_command_alone(context, qtbot):
    one = command(context, "nmcli radio wifi off")
    qtbot.addWidget(one)
    assert one.accessibleName() == "nmcli radio wifi off"
