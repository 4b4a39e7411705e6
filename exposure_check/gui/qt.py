"""Loads Qt without what PySide adds to every import.

From then on PySide would look into the source of each module that is imported, to see whether it
uses PySide's other spellings (``__feature__``). Nothing here does, and to read seventy files takes
a twentieth of the time until the first paint; of what charts are drawn with there are hundreds.

Source: Qt for Python, "Features" (Why do we have a __feature__?); PYSIDE-1368.
"""

import builtins


def load() -> None:
    """Load Qt's widgets, and leave Python's import as it was.

    Raises:
        ImportError: it, or a library of the system that it needs, is not there.
    """
    own = builtins.__import__
    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415 not before it is wanted
    finally:
        builtins.__import__ = own
