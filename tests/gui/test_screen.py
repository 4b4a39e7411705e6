import socket
import sys

import pytest

from exposure_check.gui import screen
from exposure_check.gui.screen import missing, unreachable
from tests.cli.made import WORDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a screen")


def test_without_a_display_there_is_no_window():
    found = missing({})
    assert found is not None
    assert WORDS.has("app", f"screen.{found.key}")
    assert found.key == "none"


def test_drawing_into_memory_needs_no_display():
    assert missing({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_whether_a_screen_answers_is_known_without_qt(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6", None)
    assert unreachable({}).key == "none"
    assert unreachable({"DISPLAY": ":4711"}).key == "server"
    assert unreachable({"QT_QPA_PLATFORM": "xcb"}) is None
    assert unreachable({}, "darwin") is None


def test_a_display_that_does_not_answer_or_refuses_is_named(monkeypatch):
    for let_in, key in ((None, "server"), (False, "refused")):
        monkeypatch.setattr(screen, "lets_in", lambda _number, _environment, told=let_in: told)
        found = unreachable({"DISPLAY": ":7.0"})
        assert (found.key, found.values) == (key, {"display": ":7.0"})
    monkeypatch.setattr(screen, "lets_in", lambda number, _environment: number == "7")
    assert unreachable({"DISPLAY": ":7.0"}) is None
    assert unreachable({"DISPLAY": "unix:7"}) is None


def test_a_wayland_that_does_not_answer_is_named_unless_x_does(monkeypatch, tmp_path):
    environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    found = unreachable(environment)
    assert (found.key, found.values) == ("server", {"display": "wayland-7"})
    monkeypatch.setattr(screen, "lets_in", lambda *_: True)
    assert unreachable({**environment, "DISPLAY": ":7"}) is None
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert unreachable(environment) is None


def test_a_display_elsewhere_is_tried():
    found = missing({"DISPLAY": "other:0"})
    assert found is None or found.key == "library"


def test_a_library_that_the_system_lacks_is_named(monkeypatch, tmp_path):
    needed = tmp_path / "needed.so"
    needed.write_bytes(b"no library")
    assert screen._missed_by(needed) == "file too short"
    assert screen._missed_by(tmp_path / "gone.so") != ""
    monkeypatch.setattr(screen, "_missed_by", lambda part: part.name)
    assert missing({"QT_QPA_PLATFORM": "xcb"}).values == {"library": "libqxcb.so"}
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    found = missing({"QT_QPA_PLATFORM": "offscreen"})
    assert (found.key, bool(found.values["library"])) == ("library", True)


def test_what_is_not_installed_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(screen.importlib.util, "find_spec", lambda _name: None)
    assert missing({"DISPLAY": "far:0"}).key == "package"
    started = {"DISPLAY": "far:0", "EXPOSURE_CHECK_RUN": "/somewhere/run"}
    assert missing(started).key == "set-up"
    monkeypatch.undo()
    for key in ("none", "server", "refused", "package", "set-up", "library"):
        assert WORDS.text("app", f"screen.{key}", {"library": "x", "display": ":0"})
