"""Starts the program: its window, or its command line."""

import codecs
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from exposure_check.locate import ResourcesMissingError, resources

_WRONG_USE = 2
"""As the command line has it, which the window does not wait for."""

_PLAINLY = "plainly"
_PLAIN = {
    "…": "...",
    "→": "->",
    "–": "-",  # noqa: RUF001
    "‘": "'",  # noqa: RUF001
    "’": "'",  # noqa: RUF001
    "“": '"',
    "”": '"',
    "着": "著",  # Windows' Big5 has the second one alone
    "羣": "群",
}
"""What stands for characters that a terminal does not have."""


def run_command_line(arguments: Sequence[str]) -> int:
    """Run the command line on the process's own streams; returns the exit status."""
    out, err = _written_to(sys.stdout), _written_to(sys.stderr)
    try:
        root = resources()
    except ResourcesMissingError as error:
        err.write(f"exposure-check: {error}\n")
        return _WRONG_USE
    # Nothing that is loaded now is ever garbage: it is not looked through for it again and again.
    gc.disable()
    try:
        return _command(root, arguments, out, err) if arguments else _window(root, out, err)
    finally:
        gc.enable()
        for stream in (out, err):
            _let_go(stream)


def _command(root: Path, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    from exposure_check.wiring.commands import run  # noqa: PLC0415 the window must not wait for it

    gc.freeze()
    gc.enable()
    return run(arguments, root, out, err)


def _window(root: Path, out: TextIO, err: TextIO) -> int:
    """Open the window; where there can be none, say so and check a demo in the terminal."""
    from exposure_check.gui.screen import missing  # noqa: PLC0415 commands must not wait for it

    reason = missing()
    if reason is None:
        from exposure_check.wiring.app import run_app  # noqa: PLC0415 see above

        return run_app(root, ())
    from exposure_check.wiring.commands import demo_instead  # noqa: PLC0415 see above

    gc.enable()
    return demo_instead(reason.key, reason.values, root, out, err)


def _written_to(stream: TextIO | None) -> TextIO:
    """Return a stream that can be written to, whatever the process was started with."""
    if stream is None:  # closed by whoever started this: the exit status still counts
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        codecs.register_error(_PLAINLY, _plainly)
        stream.reconfigure(errors=_PLAINLY)
    return stream


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Show a character that a terminal does not have by others, or as "?": the report goes on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = "".join(_PLAIN.get(one, "?") for one in error.object[error.start : error.end])
    return shown.encode(error.encoding, "replace").decode(error.encoding), error.end


def _let_go(stream: TextIO) -> None:
    """Write what is left; what cannot be written is not tried again when the process ends."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
