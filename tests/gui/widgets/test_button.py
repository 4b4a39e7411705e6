import pytest

from exposure_check.gui.widgets.button import GhostButton, LinkButton, PlainButton, PrimaryButton
from tests.gui.made import texts


@pytest.mark.parametrize("kind", [PrimaryButton, GhostButton, PlainButton, LinkButton])
def test_it_says_what_it_does_and_does_it(qtbot, look, kind):
    done = []
    button = kind(look, "Go on", lambda: done.append(1))
    qtbot.addWidget(button)
    button.click()
    assert done == [1]
    assert button.accessibleName() == texts(button) == "Go on"
    assert button.isDefault() is (kind is PrimaryButton)
