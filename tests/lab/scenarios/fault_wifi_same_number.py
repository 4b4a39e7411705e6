"""A program in another container has the number of our helper, and closes its netlink socket.

nl80211 knows the owner of an interface by the port of its socket alone, in whatever container; a
port is the process id, unless it is chosen. The helper goes on listening.
"""

import ctypes
import os
import socket

from exposure_check.helper.netlink import GENERIC
from tests.lab.guest.cage import CLONE_NEWNET
from tests.lab.guest.truth import Truth

LANE = "wifi"
TRUTH = Truth(status=1, checks={"wifi.search-address": "hardware"})


def play(lab):
    radio, laptop = lab.radio(), lab.other("3c:06:30")
    laptop.up()
    address = ("--mine", f"address={laptop.hardware_address}")
    check = lab.watch("--wifi", radio.interface, *address, "--json")
    check.listening()
    close_elsewhere(check.helper())
    for _ in range(6):
        laptop.scan()
        lab.pause(2.5)
    check.sentence()
    check.end_helpers()
    return lab.watched(check)


def close_elsewhere(port: int) -> None:
    """Open and close a netlink socket of this port in a network namespace of its own."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if ctypes.CDLL(None).unshare(CLONE_NEWNET) == 0:
                with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, GENERIC) as one:
                    one.bind((port, 0))
                status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
