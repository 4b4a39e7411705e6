"""The program while it applies a fix, killed (SIGKILL) at any of its steps."""

import os
import signal
import sys
from collections.abc import Callable

PARTS = ("engine/fixing.py", "storage/journal.py", "storage/lasting.py")
"""What keeps and changes settings: each call of a function in it, and each return, is a step."""


def killed_at(
    step: int,
    act: Callable[[], object],
    parts: tuple[str, ...] = PARTS,
    events: tuple[str, ...] = ("call", "return"),
) -> bool:
    """Do it in a child that kills itself at a step; return whether it came that far.

    Args:
        step: the first is 0.
        act: what is done.
        parts: ends of the paths of the files whose steps count.
        events: what of ``sys.settrace`` is a step.
    """
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = step

    def trace(frame, event, _argument):
        nonlocal left
        if not frame.f_code.co_filename.endswith(parts):
            return None
        if event in events:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    try:
        sys.settrace(trace)
        act()
    finally:
        os._exit(0)
