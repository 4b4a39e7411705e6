from exposure_check.gui.retention import forget_outdated, outdated
from tools.made_computer import MADE_AT, MadeComputer


def test_what_is_too_old_is_deleted(qtbot, program):
    history = program.history()
    history.keep("Old", "", MadeComputer().settings.audit(), 1.0)
    history.keep("New", "", MadeComputer().settings.audit(), float(MADE_AT * 9))
    task = forget_outdated(program, 30)
    qtbot.waitUntil(lambda: task.done is True)
    assert [one.name for one in history.devices()] == ["New"]


def test_without_an_end_nothing_is_deleted(qtbot, program):
    history = program.history()
    history.keep("Old", "", MadeComputer().settings.audit(), 1.0)
    task = forget_outdated(program, 0)
    qtbot.waitUntil(lambda: task.done is True)
    assert len(history.devices()) == 1
    assert outdated(0) == 0
    assert outdated(30) > 0
