"""What the engine gives up before it hears anything: it writes no file, and leaves no core."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Give up core dumps, being read by other processes of the user, and writing files.

    What the system does not know is skipped: these are belts, the braces are that no code of the
    engine writes anything. Sources: setrlimit(2), prctl(2) PR_SET_DUMPABLE.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        # A file of no octets is all that may be written; pipes and sockets are not files.
        for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
            resource.setrlimit(limit, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
