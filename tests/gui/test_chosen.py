from exposure_check.gui.chosen import Chosen
from exposure_check.gui.routes import Subject


def test_each_device_has_its_own():
    assert Chosen().system == ""
    one, other = Subject("Phone"), Subject("Phone")
    one.chosen.system = "ios"
    assert other.chosen.system == ""
