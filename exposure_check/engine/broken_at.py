"""Where in the program something broke: files and lines, never a value, a text or a path."""

from pathlib import PurePath

import exposure_check

MOST = 16
"""Places at most, innermost last."""

OUTSIDE = "outside"
"""Stands for code that is not the program's own."""

_PACKAGE = PurePath(exposure_check.__file__).parent


def broken_at(error: BaseException) -> tuple[str, ...]:
    """Return the kind of an error if it is Python's own, and where it passed."""
    places: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        path = PurePath(code.co_filename)
        if path.is_relative_to(_PACKAGE):
            places.append(f"{path.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}")
        elif not places or places[-1] != OUTSIDE:
            places.append(OUTSIDE)
        trace = trace.tb_next
    kind = type(error)
    named = (kind.__name__,) if kind.__module__ == "builtins" else ()
    return (*named, *places[-MOST:])
