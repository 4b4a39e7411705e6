import sys

import pytest

from exposure_check.gui import qt
from tests.gui.apart import said_apart

SCRIPT = """
import builtins, linecache
from exposure_check.gui import qt
own = builtins.__import__
qt.load()
qt.load()
from exposure_check.gui import window
print(builtins.__import__ is own, [name for name in linecache.cache if "exposure_check" in name])
"""


def test_imports_are_left_as_they_were_and_no_source_is_read(root):
    assert said_apart(root, SCRIPT) == ("True []", "")


def test_so_it_is_where_qt_cannot_be_loaded(monkeypatch):
    own = __import__
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    with pytest.raises(ImportError):
        qt.load()
    assert __import__ is own
