"""From start to end: read the order, open one handle, give up all rights, copy."""

import os
import signal
import socket
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from exposure_check.helper import bluetooth, packets, privileges, seccomp
from exposure_check.helper.copying import Copier, say
from exposure_check.helper.listening import open_order
from exposure_check.helper.order import read_order
from exposure_check.helper.protocol import ENDED, Code
from exposure_check.helper.stop import Stop

_GRACE_S = 2
_OPTIONS = (
    (packets.SOL_PACKET, packets.STATISTICS),
    (socket.SOL_SOCKET, bluetooth.MEMORY_INFO),
)


def main(arguments: Sequence[str]) -> NoReturn:
    """Do what the arguments say, then end without a trace: 0, or 1 after a failure."""
    try:
        _run(arguments)
    except Stop as stop:
        code = stop.code
    except BaseException:  # noqa: BLE001 - nothing but codes may leave this process
        code = Code.BROKE
    else:
        code = Code.BROKE
    say(code)
    # Python's own end would touch files and threads, which is not allowed any more.
    os._exit(0 if code in ENDED else 1)


def _run(arguments: Sequence[str]) -> None:
    order = read_order(arguments)
    if os.geteuid():
        raise Stop(Code.NOT_PRIVILEGED)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    # Whatever holds the copier up, the kernel ends it then.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, order.seconds + _GRACE_S)
    opened = open_order(order)
    copier = Copier(opened.handle, order.seconds, order.octets, opened.hopper)
    handle = opened.handle.fileno()
    keep = {handle}
    if opened.owner is not None:
        keep.add(opened.owner.fileno())
    if opened.hopper is not None:
        keep.add(opened.hopper)
    privileges.drop(seccomp.copying((0, handle), _OPTIONS), keep)
    copier.run()


def _stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - the signature
    raise Stop(Code.ENDED_SIGNAL)
