"""What the user types on: standard input, or the terminal where that brings a capture."""

import sys
from pathlib import Path
from typing import TextIO


def is_keyboard() -> bool:
    """Return whether standard input is what the user types on, and so brings no capture."""
    return sys.stdin is not None and sys.stdin.isatty()


def keyboard() -> TextIO | None:
    """Open the terminal: standard input, or the controlling one if that brings a capture."""
    if is_keyboard():
        return sys.stdin
    try:
        return Path("CONIN$" if sys.platform == "win32" else "/dev/tty").open(encoding="utf-8")
    except OSError:
        return None
