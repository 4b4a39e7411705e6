"""Runs one scenario in namespaces of its own, so that nothing it starts or leaves outlives it.

Own processes (killing the first kills all), own mounts (fresh /run and /tmp, so a D-Bus and daemons
of its own), a host name of its own, and for Wi-Fi scenarios an own network, so that several run
side by side and no radio hears those of another scenario. Bluetooth exists in the first network
namespace only.

Process ids begin elsewhere in each: a netlink port mostly is one, and nl80211 takes a station's or
access point's frames away when a socket of the same port is closed in any network namespace.
Sources: man 2 unshare, man 7 pid_namespaces, man 7 network_namespaces, man 5 proc
(``ns_last_pid``), Linux ``net/wireless/nl80211.c`` (``nl80211_netlink_notify``).
"""

import ctypes
import os
import signal
import subprocess
import time
import traceback
from collections.abc import Callable
from pathlib import Path

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
_SHARE, _SHARES = 2_000, 16
"""Process ids of a cage, of the 32,768 that a small computer has."""
MOUNTS = (
    "mount --make-rprivate /",
    "mount -t proc proc /proc",
    "mount -t tmpfs -o mode=755 tmpfs /run",
    "mount -t tmpfs -o mode=1777 tmpfs /tmp",
)
# /sys shows the network namespace it was mounted in. Where it is read-only, NetworkManager does not
# wait for udev, which is not running.
NEW_SYS = ("mount -t sysfs -o ro sysfs /sys", "mount -t debugfs debugfs /sys/kernel/debug")
SAME_SYS = ("mount -o remount,bind,ro /sys",)


class Cage:
    """A running scenario: a process that waits for the first one of the new namespaces.

    Args:
        work: the scenario.
        number: of the cage, another one for each that runs.
        own_network: whether it gets an own network.
    """

    def __init__(self, work: Callable[[], None], number: int, *, own_network: bool):
        self.started = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            _outer(work, number % _SHARES * _SHARE, own_network=own_network)

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self.started

    def ended(self) -> bool:
        """Say whether it has ended; to be asked until it is true."""
        return os.waitpid(self.pid, os.WNOHANG)[0] != 0

    def kill(self) -> None:
        """End everything in it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def _outer(work: Callable[[], None], last: int, *, own_network: bool) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    # The process that waits dies with the agent, and the first process inside dies with it.
    flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUTS | (CLONE_NEWNET if own_network else 0)
    if libc.unshare(flags):
        os._exit(70)
    first = os.fork()
    if first == 0:
        _first(libc, work, last, own_network=own_network)
    os._exit(os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) & 0x7F)


def _first(libc: ctypes.CDLL, work: Callable[[], None], last: int, *, own_network: bool) -> None:
    status = 71
    try:
        libc.prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG
        commands = [*MOUNTS, *(NEW_SYS if own_network else SAME_SYS), "ip link set lo up"]
        for command in commands:
            subprocess.run(command.split(), check=True)
        Path("/proc/sys/kernel/ns_last_pid").write_text(str(last + 1))
        work()
        status = 0
    except BaseException:  # noqa: BLE001 - nothing above would print it
        traceback.print_exc()
    finally:
        os._exit(status)
