"""This computer's own settings: audited, changed by the program, undone, compared octet by octet.

The scenario has an ``/etc`` of its own, so whatever is changed in it is gone with the scenario.
"""

import os
from pathlib import Path

from tests.lab.guest.process import Started, call, wait_for
from tests.lab.guest.truth import Said, right

NAME = "annas-laptop"
"""A name that tells this computer from others."""
OWN_FOLDERS = ("/etc", "/var/lib/NetworkManager", "/var/lib/iwd", "/var/lib/bluetooth")
STATE = Path("/run/state")
"""Of the program: its journal."""

Files = dict[str, tuple[int, int, int, bytes]]
"""Mode, owner, group and octets (of a link: its target), by path."""


class Computer:
    """What somebody would do with the program on this computer.

    Args:
        lab: of the scenario.
        settings: files to be there before anything starts, by path.
        name: of the computer.
    """

    def __init__(self, lab, settings: dict[str, str] | None = None, name: str = NAME):
        self._lab = lab
        self._applied = 0
        for folder in OWN_FOLDERS:
            _own(folder)
        call("hostname", name)
        lab.own_names.append(name)
        os.environ["XDG_STATE_HOME"] = str(STATE)
        Path("/run/systemd").mkdir(exist_ok=True)  # systemd's own, where its services keep theirs
        for path, text in {"/etc/hostname": f"{name}\n", **(settings or {})}.items():
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(text, encoding="utf-8")
            Path(path).chmod(0o644)  # as on any computer: services write theirs so

    def audit(self, **truth: object) -> Said:
        """Audit it; what is said has to be true."""
        said = self._lab.run_unhurried("audit", "--json")
        right(said, **truth)
        return said

    def fix(self, *fixes: str) -> None:
        """Apply fixes, wherever each is offered."""
        said = self._lab.run_unhurried("fix", *fixes, "--apply", "--yes", "--json")
        done = (said.report or {}).get("done", ())
        self._applied += len(done)
        assert said.status == 0, said.out + said.err
        assert {one["entry"]["fix"] for one in done} == set(fixes), said.out + said.err

    def analyze(self, capture: Path) -> Said:
        """Check a recording in which nothing is but this computer."""
        self._lab.asked = [capture.name, "--mine", "all"]
        return self._lab.run_unhurried("analyze", "--json", capture, "--mine", "all")

    def undo(self) -> None:
        """Undo all changes, the last first, one after the other."""
        while self._applied:
            self._applied -= 1
            said = self._lab.run_unhurried("fix", "--undo", "--json")
            assert said.status == 0, said.out + said.err


def files(*places: str) -> Files:
    """Return every file below these folders."""
    found: Files = {}
    for place in places:
        for path in sorted(Path(place).rglob("*")):
            about = path.lstat()
            octets = b""
            if path.is_symlink():
                octets = str(path.readlink()).encode()
            elif path.is_file():
                octets = path.read_bytes()
            found[str(path)] = (about.st_mode, about.st_uid, about.st_gid, octets)
    return found


def changed(before: Files, after: Files) -> list[str]:
    """Return the paths that differ."""
    return sorted(one for one in before.keys() | after.keys() if before.get(one) != after.get(one))


def service(name: str, command: list[str], logs: Path) -> Started:
    """Start a service that tells itself on the system bus as ``name``; return when it does."""
    started = Started(command, logs / f"{Path(command[0]).name}.log")
    has_owner = ["busctl", "--system", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus"]
    has_owner += ["org.freedesktop.DBus", "NameHasOwner", "s", name]

    def there() -> bool:
        if started.process.poll() is not None:
            raise RuntimeError(f"{command[0]} ended: {started.tail()}")
        return "true" in call(*has_owner)

    wait_for(there)
    return started


def _own(folder: str) -> None:
    """Put a copy of the scenario's own over a folder."""
    Path(folder).mkdir(exist_ok=True)
    place = Path("/run/own", folder.strip("/").replace("/", "-"))
    (place / "upper").mkdir(parents=True)
    (place / "work").mkdir()
    options = f"lowerdir={folder},upperdir={place}/upper,workdir={place}/work"
    call("mount", "-t", "overlay", "overlay", "-o", options, folder)
