"""The engine lets the window go first while it reads recordings, which takes all it can get."""

import os
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Final

NICE: Final = 10
"""How far behind; of 19."""

_GROUP = Path("/proc/self/autogroup")


class GivingWay:
    """To be entered before the engine gives up its rights, and called when it reads.

    Linux weighs a session as a whole, and the engine has one of its own: there that gives way, too.
    Where the system knows neither, nothing happens: Windows favours what is in front by itself.

    Sources: nice(2), sched(7) "The autogroup feature".
    """

    def __init__(self, group: Path = _GROUP) -> None:
        self._group: FileIO | None = None
        with suppress(OSError):
            self._group = FileIO(group, "r+")

    def __enter__(self) -> "GivingWay":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave it as it is."""
        if self._group is not None:
            self._group.close()

    def __call__(self) -> None:
        """Stay behind from now on."""
        if hasattr(os, "nice"):
            with suppress(OSError):
                os.nice(NICE)
        if self._group is not None:
            with suppress(OSError):  # none may be changed twice in a tenth of a second
                self._group.write(str(NICE).encode())
