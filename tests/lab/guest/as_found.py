"""What a check must leave as it found it: interfaces, processes, files."""

import json
from collections.abc import Iterable
from pathlib import Path

from tests.lab.guest.process import call

HOME = "/tmp/home"  # noqa: S108 - a scenario's own
PLACES = ("/run", "/tmp", "/var/tmp", "/dev/shm", "/root", "/home")  # noqa: S108 - looked into
QUIET_PLACES = (HOME, *PLACES[2:])
"""Those of them in which nobody but the program writes, if services of the system run, too."""


def interfaces() -> dict[str, str]:
    """Return every network interface: kind, address, whether it is up; and a radio's mode."""
    found = {}
    for link in json.loads(call("ip", "-json", "-details", "link", "show")):
        up = "up" if "UP" in link["flags"] else "down"
        found[link["ifname"]] = f"{link['link_type']} {link.get('address', '')} {up}"
    name = ""
    for line in call("iw", "dev").splitlines():
        word, _, rest = line.strip().partition(" ")
        if word == "Interface":
            name = rest
        elif word == "type" and name:
            found[name] += f" {rest}"
    return found


def files(places: Iterable[str] = PLACES) -> set[str]:
    """Return every file and folder where a program of the user's could leave one."""
    return {str(path) for place in places for path in Path(place).rglob("*")}


def processes(word: str) -> dict[int, str]:
    """Return the command lines that have ``word`` in them, by process."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        if word in line:
            found[int(folder.name)] = line
    return found
