"""A screen in memory with a session bus, and the program's window opened on it as users do."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from tests.end_to_end.processes import ROOT
from tests.needed import program

PROGRAMS = ("Xvfb", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
"""What a desktop is made of."""

_MAP_STATE = 23
"""Place of map_state in XWindowAttributes, in ints, where a long takes two of them."""
_VIEWABLE = 2


class Desktop:
    """A screen and a session bus; nothing of the user's own is seen by what runs there.

    Args:
        folder: where programs find their home.
        size: of the screen.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = (1280, 960)) -> None:
        for name in PROGRAMS:
            program(name)
        self.folder = folder
        self._size = size
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "Desktop":
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        self.environment = {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            # No bus of the system: what it says about this computer is no part of a test.
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder / 'no-bus'}",
            "GSETTINGS_BACKEND": "memory",
        }
        with self._stack:
            self.environment["DISPLAY"] = ":" + self._screen()
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _screen(self) -> str:
        width, height = self._size
        read, write = os.pipe()
        command = ("Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24")
        quiet = ("-nolisten", "tcp", "-noreset")
        try:
            self.start((*command, *quiet), pass_fds=(write,))
        finally:
            os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb found no free number"
        return number

    def _bus(self) -> str:
        command = ("dbus-daemon", "--session", "--nofork", "--print-address")
        process = self.start(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    def start(self, command: Sequence[str], **options: object) -> subprocess.Popen[str]:
        """Start a program that ends with the desktop, after what was started later."""
        defaults = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            **{**defaults, **options},
        )
        self._stack.callback(_end, process)
        return process

    def open_window(
        self, before: Sequence[str] = (), environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Start the program without arguments.

        Args:
            before: a command that starts it, as a tracer does.
            environment: more variables.
        """
        self.environment |= {
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            **(environment or {}),
        }
        command = (*before, sys.executable, "-P", "-m", "exposure_check")
        return self.start(command, cwd=self.folder, stderr=subprocess.PIPE, text=True)

    def give_keyboard(self) -> None:
        """Give the first window the keyboard: there is no window manager to do it."""
        xlib = ctypes.CDLL("libX11.so.6")
        xlib.XOpenDisplay.restype = xlib.XDefaultRootWindow.restype = ctypes.c_void_p
        display = ctypes.c_void_p(xlib.XOpenDisplay(self.environment["DISPLAY"].encode()))
        root, count = ctypes.c_ulong(), ctypes.c_uint()
        windows = ctypes.POINTER(ctypes.c_ulong)()
        top = ctypes.c_ulong(xlib.XDefaultRootWindow(display))
        out = (ctypes.byref(one) for one in (root, root, windows, count))
        assert xlib.XQueryTree(display, top, *out)
        for at in range(count.value):
            if _visible(xlib, display, windows[at]):
                xlib.XSetInputFocus(display, ctypes.c_ulong(windows[at]), 1, ctypes.c_ulong(0))
        xlib.XCloseDisplay(display)

    def picture(self, path: Path) -> Counter[str]:
        """Save what the screen shows; returns how often each colour stands in it."""
        script = (
            "import sys; from PySide6.QtGui import QGuiApplication as G; a = G([]);"
            "sys.exit(not a.primaryScreen().grabWindow(0).save(sys.argv[1]))"
        )
        command = (sys.executable, "-c", script, str(path))
        subprocess.run(command, env=self.environment, check=True, timeout=60)
        image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        pixels = memoryview(image.constBits()).cast("I")
        return Counter(f"#{pixel & 0xFFFFFF:06X}" for pixel in pixels)


def _visible(xlib: ctypes.CDLL, display: ctypes.c_void_p, window: int) -> bool:
    """Return whether a window is mapped: XWindowAttributes.map_state is IsViewable."""
    attributes = (ctypes.c_int * 64)()
    xlib.XGetWindowAttributes(display, ctypes.c_ulong(window), ctypes.byref(attributes))
    return attributes[_MAP_STATE] == _VIEWABLE


def _end(process: subprocess.Popen[str]) -> None:
    """End a program, and what it started that is of its group."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=10)
            return
