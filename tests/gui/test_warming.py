from pathlib import Path

from PySide6.QtGui import QTextLayout

from exposure_check.content.library import Library
from exposure_check.gui.making import PAGES
from exposure_check.gui.warming import Warming
from exposure_check.locate import resources
from tests.gui.apart import said_apart
from tests.gui.made import PATIENCE, SlowTypes
from tests.gui.test_app import HEAVY

LATE = [name for name in HEAVY if name != "asyncio"]


def test_every_page_is_loaded_one_after_the_other(qtbot, window):
    warming = Warming(window, window.context)
    many = len(warming.waiting)
    assert many >= len({place.partition(".")[0] for place in PAGES.values()})
    qtbot.waitUntil(lambda: len(warming.waiting) == many - 1)
    qtbot.waitUntil(lambda: not warming.waiting, timeout=PATIENCE)


def test_words_of_results_are_read_before_there_is_one(qtbot, window, monkeypatch):
    words = Library(resources())
    warming = Warming(window, window.context._replace(words=words))
    qtbot.waitUntil(lambda: not warming.waiting, timeout=PATIENCE)
    monkeypatch.setattr(Path, "read_text", None)
    assert words.text("report", "heading.not-checked")
    assert words.finding("ble.name").title


def test_every_kind_of_text_is_set_once_in_every_script(qtbot, window, monkeypatch):
    lines = []
    real = QTextLayout
    monkeypatch.setattr(
        "exposure_check.gui.warming.QTextLayout",
        lambda text, font: lines.append((text, font)) or real(text, font),
    )
    warming = Warming(window, window.context)
    qtbot.waitUntil(lambda: not warming.waiting, timeout=PATIENCE)
    assert len(lines) == len(window.context.look.theme.types)
    assert len({(font.pixelSize(), font.weight()) for _, font in lines}) > 4
    assert all("\N{CJK UNIFIED IDEOGRAPH-4E2D}" in text for text, _ in lines)


def test_types_of_qt_are_made_in_turns_of_their_own(qtbot, window, monkeypatch):
    slow = SlowTypes()
    monkeypatch.setattr("exposure_check.gui.warming.Types", lambda: slow)
    warming = Warming(window, window.context)
    many, turns = len(warming.waiting), []
    warming._timer.timeout.connect(lambda: turns.append(len(slow.threads)))
    qtbot.waitUntil(lambda: not warming.waiting, timeout=PATIENCE)
    assert turns[many - 2 :] == [0, 1, 2, 3]


def test_no_page_loads_what_is_heavy_by_itself(root):
    script = f"""
import sys
from importlib import import_module
from exposure_check.gui.making import FOLDER, PAGES
for place in PAGES.values():
    import_module(f"{{FOLDER}}.{{place.partition('.')[0]}}")
print([name for name in {LATE!r} if name in sys.modules])
"""
    assert said_apart(root, script) == ("[]", "")


def test_what_checks_need_is_loaded_and_then_kept_out_of_the_way(root):
    script = """
import gc, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from exposure_check.gui import qt
qt.load()
from PySide6.QtCore import QEventLoop
from exposure_check.gui.app import application, settle
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.model.preferences import Preferences
from exposure_check.wiring.app import app_program
class Kept:
    load = Preferences
    save = bool
running = application()
window = Window(app_program(resources(), Kept(), lambda: "en"), running)
warming, loop = settle(window), QEventLoop()
warming.done.connect(loop.quit)
loop.exec()
print("exposure_check.wiring.live" in sys.modules, "exposure_check.checks.registry" in sys.modules)
print("exposure_check.engine.analysis" in sys.modules, len(gc.get_objects()) < 5000)
window.close()
"""
    assert said_apart(root, script) == ("True True\nFalse True", "")
