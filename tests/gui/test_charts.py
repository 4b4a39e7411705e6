import sys
import threading
from functools import partial

from PySide6.QtCore import QObject

from exposure_check.gui import charts
from exposure_check.gui.charts import Charts, Types
from tests.gui.apart import said_apart
from tests.gui.made import PATIENCE, SlowTypes

SCRIPT = """
import gc
from exposure_check.gui import qt
qt.load()
from exposure_check.gui.charts import Types

def made():
    return {
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in gc.get_objects()
        if isinstance(kind, type) and kind.__module__.startswith("PySide6")
    }

few, turns, types = len(made()), 1, Types()
while not types.make():
    turns += 1
every = made()
from exposure_check.gui.widgets import curve
print(turns > 3, len(every) > 3 * few, made() - every)
"""


def test_once_they_are_made_no_chart_makes_a_type_of_qt(root):
    assert said_apart(root, SCRIPT) == ("True True set()", "")


def test_the_thread_begins_when_every_type_is_made_and_not_before(qtbot, qapp, monkeypatch):
    slow, seen = SlowTypes(), []
    monkeypatch.setattr(charts, "Types", lambda: slow)
    monkeypatch.setattr(
        charts, "import_module", lambda name: seen.append((name, len(slow.threads))) or slow
    )
    loading = Charts(qapp)
    assert loading.done is None
    with qtbot.waitSignal(loading.changed, timeout=PATIENCE):
        pass
    assert loading.done is slow
    assert seen == [("exposure_check.gui.widgets.curve", 3)]
    assert slow.threads == [threading.main_thread()] * 3
    loading.deleteLater()


def test_what_is_there_is_kept_for_good_once_and_not_the_pages_that_come_later(qtbot, monkeypatch):
    name, kept = "exposure_check.gui.widgets.curve", []
    monkeypatch.setattr(charts, "import_module", partial(monkeypatch.setitem, sys.modules, value=7))
    monkeypatch.setattr(charts.gc, "freeze", lambda: kept.append(1))
    monkeypatch.delitem(sys.modules, name, raising=False)
    page = QObject()
    for _ in range(2):
        with qtbot.waitSignal(Charts(page).changed, timeout=PATIENCE):
            pass
    assert kept == [1]


def test_a_part_of_qt_that_is_not_there_is_passed_over(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtTest", None)
    types = Types()
    while not types.make():
        pass
    assert types.make()
