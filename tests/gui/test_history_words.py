from exposure_check.gui.history_words import badge, icon
from exposure_check.model.report import Assessment
from exposure_check.model.verdict import Severity


def test_every_result_has_its_mark(context):
    marks = {one: badge(context, one)[0] for one in Assessment}
    assert marks[Assessment.NOT_ENOUGH] is Severity.UNKNOWN
    assert len(set(marks.values())) == len(Assessment)


def test_devices_have_icons():
    assert icon("ios") == "phone"
    assert icon("linux") == "computer"
