"""The first start: what is missing is installed or named, at once, and nothing is for nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.made import WORDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt-get and X11")

SHELL = ("sh", "dirname", "readlink", "uname", "mktemp", "rm", "cat", "cmp", "cp", "grep", "env")
"""What a bare Debian has, as far as the scripts use it."""


PYTHON = """#!/bin/sh
case "$*" in
"-c import ensurepip, venv") [ -e {bare}/has-venv ] ;;
"-m venv "*)
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    ;;
"-m pip "*)
    echo "WARNING: Retrying" >&2
    echo "ERROR: No matching distribution found" >&2
    exit 1
    ;;
*) exec {python} -S "$@" ;;
esac
"""


class Bare:
    """A machine with nothing but a shell and Python, on which somebody types ``./run``.

    Args:
        folder: where its programs are.
        root: this checkout.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.checkout = folder / "checkout"
        self.checkout.mkdir()
        for name in ("exposure_check", "resources", "requirements"):
            (self.checkout / name).symlink_to(root / name)
        (self.checkout / "tools").mkdir()
        shutil.copy(root / "tools" / "setup.sh", self.checkout / "tools")
        shutil.copy(root / "run", self.checkout)
        for name in (*SHELL, "mkdir"):
            (folder / name).symlink_to(shutil.which(name) or name)
        self.script("python3", PYTHON.format(bare=folder, python=sys.executable))
        self.script("apt-get", f'#!/bin/sh\necho "$@" >>{folder}/asked\n')
        self.script("ldconfig", "#!/bin/sh\necho libEGL.so.1 libfontconfig.so.1\n")
        self.user(1000)

    def script(self, name: str, text: str) -> None:
        """Put a program there."""
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o755)

    def user(self, number: int) -> None:
        """Say who types."""
        self.script("id", f"#!/bin/sh\necho {number}\n")

    def asked(self) -> str:
        """Return what apt-get was told."""
        path = self.folder / "asked"
        return path.read_text() if path.exists() else ""

    def run(self, arguments: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Type it."""
        env = {"PATH": str(self.folder), "HOME": str(self.folder), **environment}
        return subprocess.run(
            [self.checkout / "run", *arguments.split()],
            env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def bare(root, tmp_path):
    return Bare(tmp_path, root)


def said(key, **values):
    return WORDS.text("app", f"screen.{key}", values).split()


def shows_demo(done):
    return done.returncode == 0 and WORDS.text("report", "heading.not-checked") in done.stdout


def test_without_a_screen_nothing_is_installed(bare):
    done = bare.run()
    assert shows_demo(done)
    assert done.stderr.split() == said("none")


def test_for_a_screen_that_does_not_answer_nothing_is_installed(bare):
    bare.user(0)
    done = bare.run(DISPLAY=":4711")
    assert shows_demo(done)
    assert done.stderr.split() == said("server", display=":4711")
    assert bare.asked() == ""


def test_what_a_user_may_not_install_is_named_at_once_and_last(bare):
    done = bare.run(DISPLAY="far:0")
    assert shows_demo(done)
    first, _, last = done.stderr.partition("Missing: ")
    assert first.split() == said("set-up")
    (command,) = [line for line in last.splitlines() if "apt-get" in line]
    version = f"python3.{sys.version_info[1]}-venv"
    for package in (version, "libgl1", "libxcb-cursor0", "fonts-inter", "fontconfig"):
        assert package in command.rstrip("'").split(), package
    assert "libegl1" not in command, "it is there"
    assert command.strip().startswith("su -c '"), "there is no sudo on this machine"
    bare.script("sudo", "#!/bin/sh\n")
    assert "    sudo apt-get update && sudo apt-get" in bare.run(DISPLAY="far:0").stderr
    assert bare.asked() == ""


def test_what_root_may_install_is_installed(bare):
    bare.user(0)
    bare.run(DISPLAY="far:0")
    assert "libxcb-cursor0" in bare.asked()
    assert "fonts-inter" in bare.asked()


def test_without_the_internet_it_says_so_and_checks_a_demo(bare):
    (bare.folder / "has-venv").touch()
    done = bare.run(DISPLAY="far:0")
    assert shows_demo(done)
    assert "ERROR: No matching distribution found" in done.stderr
    assert "if there is no connection now, start again when there is" in done.stderr
    assert "WARNING" not in done.stderr
    assert " ".join(said("set-up")) in " ".join(done.stderr.split())


def test_what_needs_packages_ends_without_them(bare):
    done = bare.run("audit")
    assert (done.returncode, done.stdout) == (2, "")
    assert "-venv" in done.stderr
    assert "ask whoever looks after this computer" in done.stderr
