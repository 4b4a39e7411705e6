from PySide6.QtGui import QGuiApplication

from exposure_check.gui.widgets.button import LinkButton
from exposure_check.gui.widgets.command import Command, Copying
from exposure_check.gui.widgets.text import Text
from tests.gui.made import texts


def test_it_is_shown_as_it_is_typed_and_copied(qtbot, look):
    one = Command(look, "nmcli radio wifi off", Copying("Copy", "Copied"))
    qtbot.addWidget(one)
    one.show()
    assert texts(one) == "nmcli radio wifi off\nCopy"
    (shown, _) = one.findChildren(Text)
    assert shown.font() == look.font("mono")
    (button,) = one.findChildren(LinkButton)
    assert button.accessibleName() == "Copy: nmcli radio wifi off"
    button.click()
    assert QGuiApplication.clipboard().text() == "nmcli radio wifi off"
    assert texts(one) == "nmcli radio wifi off\nCopied"
    assert button.accessibleName() == "Copy: nmcli radio wifi off"
