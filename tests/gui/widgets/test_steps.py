from exposure_check.gui.widgets.steps import Number, Step
from tests.gui.made import texts


def test_a_number_in_lamplight_and_what_to_do(qtbot, look):
    step = Step(look, 2, "Do this.")
    qtbot.addWidget(step)
    assert texts(step) == "Do this."
    number = step.findChild(Number)
    assert number.grab().toImage().pixelColor(12, 2).name() == look.colour("lamp-soft").name()
