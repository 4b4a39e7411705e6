from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from exposure_check.gui import app, routes
from exposure_check.gui.window import Window
from tests.gui.apart import said_apart

HEAVY = ("bleak", "scapy", "numpy", "pyqtgraph", "asyncio", "dbus_fast")
NOT_YET = ("dataclasses", "exposure_check.model.verdict", "exposure_check.gui.routes")
"""What the first paint does without, and every page after it needs."""


def test_the_window_runs_until_it_is_closed(qapp, program, tmp_path):
    seen = []

    def look_and_close():
        (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
        seen.append(window.navigator.top.route)
        window.close()

    QTimer.singleShot(100, look_and_close)
    assert app.run(program, [str(tmp_path / "one.pcap")]) == 0
    assert isinstance(seen[0], routes.Reading)


def test_there_is_one_application(qapp):
    assert app.application() is qapp
    assert isinstance(app.system_language(), str)


def test_the_first_page_waits_for_nothing_heavy(root):
    script = f"""
import sys
from PySide6.QtCore import QTimer
from exposure_check.gui import app
from exposure_check.locate import resources
from exposure_check.model.preferences import Preferences
from exposure_check.wiring.app import app_program
class Kept:
    def load(self): return Preferences(welcomed=True)
    def save(self, _): return True
QTimer.singleShot(0, lambda: None)
from exposure_check.gui.window import Window
window = Window(app_program(resources(), Kept(), app.system_language), app.application())
window.show()
window.grab()
print([name for name in {(*HEAVY, *NOT_YET)!r} if name in sys.modules])
"""
    assert said_apart(root, script) == ("[]", "")
