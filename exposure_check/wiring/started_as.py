"""How a terminal starts this program, for commands that it shows to be copied."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
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

    Commands stand in reports, which people share: the folder that has a user's name is ``~``.

    Args:
        environment: variables.
        arguments: of the process, its own name first.
    """
    path = environment.get(_RUN, "")
    own = Path(arguments[0]) if arguments else Path()
    if not path and own.is_absolute() and own.name == INSTALLED and str(own.parent) not in _FOUND:
        path = str(own)
    if not path:
        return INSTALLED
    home, path = _below_home(path, environment)
    if "{" in path or "}" in path:  # words would take these for places of values
        return INSTALLED
    from shlex import quote  # noqa: PLC0415 the first page of an installed program needs it not

    return home + quote(path)  # a shell puts the home folder for an unquoted ~/


def _below_home(path: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return ``~/`` and the rest of a path below a home folder; else "" and the path."""
    for home in _homes(environment):
        with suppress(ValueError):
            return "~/", Path(path).relative_to(home).as_posix()
    return "", path


def _homes(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the home folder, and that of who said sudo, each as it is called and as it is."""
    homes = [Path(environment.get("HOME", ""))]
    with suppress(RuntimeError, KeyError):  # there is none
        homes.append(Path(f"~{environment['SUDO_USER']}").expanduser())
    for home in homes:
        for one in (home, Path(os.path.realpath(home))):
            if home.is_absolute() and one != Path(one.anchor):
                yield one
