"""How a terminal starts this program, for commands that it shows to be copied."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from exposure_check.content.library import INSTALLED

_RUN = "EXPOSURE_CHECK_RUN"
"""Set by ``./run`` to its own path."""
_FOUND = ("/bin", "/usr/bin", "/usr/local/bin")
"""Where sudo finds programs, too: ``secure_path`` in sudoers(5), as distributions have it."""


def started_as(
    environment: Mapping[str, str] = os.environ, arguments: Sequence[str] = tuple(sys.argv)
) -> str:
    """Return the path of what started this program, or its name where that is enough.

    Args:
        environment: variables.
        arguments: of the process, its own name first.
    """
    path = environment.get(_RUN, "")
    own = Path(arguments[0]) if arguments else Path()
    if not path and own.is_absolute() and own.name == INSTALLED and str(own.parent) not in _FOUND:
        path = str(own)
    if not path or "{" in path or "}" in path:  # words would take these for places of values
        return INSTALLED
    from shlex import quote  # noqa: PLC0415 the first page of an installed program needs it not

    return quote(path)
