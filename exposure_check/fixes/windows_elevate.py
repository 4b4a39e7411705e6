"""Runs an order as administrator on Windows, by ShellExecute's ``runas``: Windows asks first.

Source: Microsoft, shellapi.h (SHELLEXECUTEINFOW, SEE_MASK_NOCLOSEPROCESS), winerror.h
(ERROR_CANCELLED). What is run is this program's own Python and folder: whoever may write there may
change what is asked for, as with everything that a user installed. Never run on a real machine.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from exposure_check import setwindows
from exposure_check.model.fix import FixRefusedError, Refusal
from exposure_check.setwindows.protocol import Code

_CANCELLED = 1223


def parameters(order: Sequence[str], folder: str) -> str:
    """Return the command line after the interpreter, quoted as Windows programs read it."""
    return subprocess.list2cmdline(["-I", "-S", folder, *order])


def folder() -> str:
    """Return where the program is."""
    return str(Path(setwindows.__file__).parent)


def code_of(status: int) -> Code:
    """Return what an exit status says; one that is not known is a failure."""
    try:
        return Code(status)
    except ValueError:
        return Code.FAILED


if sys.platform == "win32":  # pragma: no cover - see docs/not-run-on-real-machines.md
    import ctypes
    from ctypes import wintypes

    _NO_CLOSE_PROCESS, _HIDDEN, _PATIENCE_MS = 0x40, 0, 60_000

    class _Execute(ctypes.Structure):
        """SHELLEXECUTEINFOW."""

        _fields_ = (
            ("size", wintypes.DWORD), ("mask", wintypes.ULONG), ("window", wintypes.HWND),
            ("verb", wintypes.LPCWSTR), ("file", wintypes.LPCWSTR),
            ("parameters", wintypes.LPCWSTR), ("directory", wintypes.LPCWSTR),
            ("show", ctypes.c_int), ("instance", wintypes.HINSTANCE), ("list", ctypes.c_void_p),
            ("kind", wintypes.LPCWSTR), ("key", wintypes.HKEY), ("hotkey", wintypes.DWORD),
            ("icon", wintypes.HANDLE), ("process", wintypes.HANDLE),
        )  # fmt: skip

    def run_elevated(order: Sequence[str]) -> Code:
        """See `exposure_check.fixes.windows_hand.Run`."""
        asked = _Execute(
            size=ctypes.sizeof(_Execute), mask=_NO_CLOSE_PROCESS, verb="runas",
            file=sys.executable, parameters=parameters(order, folder()), show=_HIDDEN,
        )  # fmt: skip
        shell = ctypes.WinDLL("shell32", use_last_error=True)
        kernel = ctypes.WinDLL("kernel32")
        if not shell.ShellExecuteExW(ctypes.byref(asked)):
            cancelled = ctypes.get_last_error() == _CANCELLED
            raise FixRefusedError(Refusal.CANCELLED if cancelled else Refusal.NOT_STARTED)
        status = wintypes.DWORD()
        try:
            if kernel.WaitForSingleObject(wintypes.HANDLE(asked.process), _PATIENCE_MS):
                raise FixRefusedError(Refusal.TIME_OUT)
            kernel.GetExitCodeProcess(wintypes.HANDLE(asked.process), ctypes.byref(status))
        finally:
            kernel.CloseHandle(wintypes.HANDLE(asked.process))
        return code_of(status.value)

else:

    def run_elevated(order: Sequence[str]) -> Code:  # noqa: ARG001 - as on Windows
        """Say that this is not Windows.

        Raises:
            FixRefusedError: always.
        """
        raise FixRefusedError(Refusal.NOT_STARTED)
