"""The hopper's life; that it changes channels is seen in the lab, where there are radios."""

import select
import subprocess
import sys
from pathlib import Path

from exposure_check.helper import hopper
from tests.helper.air import ROOT, status, until

HOPS = """
import os, sys, time
sys.path.append({root!r})
from exposure_check.helper import hopper
from exposure_check.helper.netlink import Netlink

class Made:
    def __init__(self):
        self.netlink = Netlink(0)
        self.netlink.patient()
    def fileno(self):
        return self.netlink.fileno()
    def tune(self, interface, frequency):
        # Nobody asks the made radio more than a few times.
        self.left = getattr(self, "left", {times}) - 1
        if not self.left:
            raise OSError
        self.netlink.ask(18, __import__("struct").pack("=BxHiII", 0, 0, 1, 0, 0))

hopper.Radios = Made
handle = hopper.start(1, [2412, 2437])
children = open("/proc/self/task/%d/children" % os.getpid()).read()
os.write(1, children.split()[0].encode() + b"\\n")
import select
if select.select([handle], [], [], {patience})[0]:
    os.write(1, b"ended\\n")
time.sleep(30)
"""


def started(times: int, patience: float) -> tuple["subprocess.Popen[bytes]", int]:
    script = HOPS.format(root=str(ROOT), times=times, patience=patience)
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, bufsize=0)
    return process, int(process.stdout.readline())


def test_it_keeps_one_right_and_dies_with_its_parent(root_rights: None) -> None:
    process, hops = started(10**9, 30)
    assert until(lambda: status(hops)["Seccomp"] == "2")
    seen = status(hops)
    assert seen["Uid"].split() == ["65534"] * 4
    assert seen["NoNewPrivs"] == "1"
    assert int(seen["CapEff"], 16) == int(seen["CapPrm"], 16) == 1 << 12, "CAP_NET_ADMIN alone"
    assert int(seen["CapBnd"], 16) == int(seen["CapInh"], 16) == 0
    assert len(list(Path(f"/proc/{hops}/fd").iterdir())) == 1, "the socket to nl80211"
    process.kill()
    process.wait()
    process.stdout.close()
    assert until(lambda: not alive(hops)), "it outlived its parent"


def test_its_end_can_be_waited_for(root_rights: None) -> None:
    process, _ = started(3, 20)
    assert select.select([process.stdout], [], [], 20)[0]
    assert process.stdout.readline() == b"ended\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert hopper.DWELL_MS >= 100


def alive(pid: int) -> bool:
    try:
        return status(pid)["State"][0] not in "ZX"
    except FileNotFoundError:
        return False
