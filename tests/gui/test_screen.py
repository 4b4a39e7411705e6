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
    for environment in ({"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "xcb"}):
        assert unreachable(environment) is None
    assert unreachable({}, "darwin") is None


def test_a_display_that_does_not_answer_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(screen, "_SOCKETS", str(tmp_path / "X"))
    found = missing({"DISPLAY": ":7"})
    assert (found.key, found.values) == ("server", {"display": ":7"})
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        found = missing({"DISPLAY": ":7.0"})
        assert found is None or found.key == "library"


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
    assert missing({"WAYLAND_DISPLAY": "wayland-0"}).key == "package"
    started = {"WAYLAND_DISPLAY": "wayland-0", "EXPOSURE_CHECK_RUN": "/somewhere/run"}
    assert missing(started).key == "set-up"
    monkeypatch.undo()
    for key in ("none", "server", "package", "set-up", "library"):
        assert WORDS.text("app", f"screen.{key}", {"library": "x", "display": ":0"})
