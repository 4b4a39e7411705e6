import socket
import sys

import pytest

from exposure_check.gui import screen
from exposure_check.gui.screen import missing
from tests.cli.made import WORDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a screen")


def test_without_a_display_there_is_no_window():
    found = missing({})
    assert found is not None
    assert WORDS.has("app", f"screen.{found.key}")
    assert found.key == "none"


def test_drawing_into_memory_needs_no_display():
    assert missing({"QT_QPA_PLATFORM": "offscreen"}) is None


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


def test_what_is_not_installed_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(screen.importlib.util, "find_spec", lambda _name: None)
    assert missing({"WAYLAND_DISPLAY": "wayland-0"}).key == "package"
    monkeypatch.undo()
    (tmp_path / "QtWidgets.abi3.so").write_bytes(b"no library")
    found = screen._library(tmp_path, {"QT_QPA_PLATFORM": "offscreen"})
    assert found.key == "library"
    assert found.values["library"]
    for key in ("none", "server", "package", "library"):
        assert WORDS.text("app", f"screen.{key}", {"library": "x", "display": ":0"})
