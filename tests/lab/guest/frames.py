"""What was on the air, as tcpdump reads it: independent of how the program reads it."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.lab.guest.process import call, wait_for
from tests.lab.guest.wifi import Ear, Radio, Recording

JOINING = "type mgt subtype auth or type mgt subtype assoc-req"
SEARCHING = "type mgt subtype probe-req"
DHCP = "udp port 67"

_SENDER = re.compile(r"SA:([0-9a-f:]{17})")
_CLIENT_ID = re.compile(r"Client-ID \(61\), length \d+: (.*)")


def text(capture: Path, frames: str = "") -> str:
    """Return what tcpdump tells of frames."""
    return call("tcpdump", "-nn", "-e", "-v", "-r", str(capture), *frames.split(), seconds=180)


def octets(capture: Path, frames: str = "") -> str:
    """Return what is legible in the octets of frames."""
    return call("tcpdump", "-nn", "-A", "-r", str(capture), *frames.split(), seconds=180)


def senders(capture: Path, frames: str) -> set[str]:
    """Return the addresses that frames of a kind were sent from."""
    return set(_SENDER.findall(text(capture, frames)))


def asked_for(capture: Path, name: str) -> bool:
    """Say whether somebody asked for a network by its name."""
    return f"Probe Request ({name})" in text(capture, SEARCHING)


def told_to_network(point: Radio, path: Path) -> Recording:
    """Record what an access point's network is told by those who joined it."""
    return Recording(Ear(point.interface, point.there), path)


def asks_for_address(recording: Recording, join: Callable[[], None]) -> None:
    """Join the recorded network, and wait until somebody asks it for an address.

    A busy computer answers an association late, so that it is asked for twice; at the second time
    hostapd begins anew and throws the station out. Then it joins once more.
    """
    for seconds in (15, 15, 30):
        join()
        with suppress(TimeoutError):
            wait_for(lambda: text(recording.path, DHCP), seconds, every=1)
            return
    raise TimeoutError("nobody asks for an address")


def client_ids(told: str) -> set[str]:
    """Return what somebody identified itself with when it asked for an address."""
    return set(_CLIENT_ID.findall(told))
