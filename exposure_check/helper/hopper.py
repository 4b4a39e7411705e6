"""Going through several channels: a second process that does this and nothing else.

The copier has no right to change the channel, so its child has, and the child never sees a frame.
It keeps one capability (CAP_NET_ADMIN) and one socket to nl80211, and dies with its parent.
"""

import os
import select
from collections.abc import Sequence
from itertools import cycle

from exposure_check.helper import privileges, seccomp
from exposure_check.helper.interface import Radios
from exposure_check.helper.protocol import DWELL_MS


def start(interface: int, frequencies: Sequence[int]) -> int:
    """Start it; return a descriptor that can be read when it has ended."""
    parent = os.getpid()
    child = os.fork()
    if not child:
        try:
            _hop(interface, frequencies, parent)
        finally:
            os._exit(1)
    return os.pidfd_open(child)


def _hop(interface: int, frequencies: Sequence[int], parent: int) -> None:
    radios = Radios()
    handle = radios.fileno()
    for descriptor in range(3):
        os.close(descriptor)
    privileges.drop(seccomp.talking(handle), {handle}, {privileges.NET_ADMIN}, parent)
    nothing = select.poll()
    for frequency in cycle(frequencies):
        radios.tune(interface, frequency)
        nothing.poll(DWELL_MS)
