"""The window as users open it: by keys, by a screen reader, under a tracer, without a screen."""

import re
import subprocess
import sys

import pytest

from exposure_check.content.theme import theme
from exposure_check.gui.context import group_of
from exposure_check.locate import resources
from tests.cli.made import WORDS
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.processes import ROOT, wait_for
from tests.end_to_end.screen_reader import CHECKED, ScreenReader
from tests.needed import program

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="X11 and AT-SPI"),
    pytest.mark.timeout(300),
]

TAB, SPACE, ESCAPE = 0xFF09, 0x20, 0xFF1B
"""X11 key symbols."""

NETWORK = re.compile(r"AF_INET6?\b|AF_PACKET|AF_VSOCK|AF_XDP")
LOCAL = re.compile(r"AF_UNIX|AF_NETLINK|AF_BLUETOOTH|AF_UNSPEC")


def say(key, values=None):
    return WORDS.text(group_of(key), key, values or {})


@pytest.fixture
def desktop(tmp_path):
    with Desktop(tmp_path) as made:
        yield made


def reader_of(desktop):
    return ScreenReader(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])


def test_a_screen_reader_reads_the_window_and_presses(desktop):
    desktop.open_window()
    with reader_of(desktop) as reader:
        for step in ("next", "next", "begin"):
            reader.press(say(f"welcome.{step}"))
        reader.find(say("home.headline"), "heading")
        (window,) = reader.windows()
        assert (window.role, window.name) == ("frame", say("way.window"))
        spoken = [node.name for node in reader.nodes("push button")]
        for card in ("phone", "computer", "open", "demo"):
            (name,) = [name for name in spoken if name.startswith(say(f"home.{card}"))]
            assert say(f"home.{card}-detail").rstrip(".") in name
        assert say("home.picture") in [node.name for node in reader.nodes("graphic")]
        places = [say(f"place.{place}") for place in ("check", "devices", "tips", "settings")]
        tabs = reader.nodes("page tab")
        assert [node.name for node in tabs] == places
        assert [node.has(CHECKED) for node in tabs] == [True, False, False, False]
        reader.press(say("home.demo"))
        reader.press(say("demos.leaks"))
        reader.find(WORDS.text("report", "heading.not-checked"), "heading")
        shown = [node.name for node in reader.nodes("heading")]
        # The page says what it is and its sentence by itself; that is the last thing said.
        wait_for(lambda: reader.nodes() and reader.heard[-1:] == ["\n".join(shown[:2])])
        for key in ("welcome.keeps", "welcome.sends", "home.headline", "demos.headline"):
            assert [text for text in reader.heard if text.endswith(say(key))], key


def moved(reader, key):
    """Press a key; returns what has the keyboard once that is something else."""
    before = reader.focused()
    reader.key(key)

    def other():
        now = reader.focused()
        return now if now and (before is None or now.path != before.path) else None

    return wait_for(other, 60)


def key_press(reader, name):
    """Go to what is called so by the Tab key, and press it by the space bar."""
    now = wait_for(reader.focused, 60)
    for _ in range(40):
        if now.name.startswith(name):
            moved(reader, SPACE)
            return
        now = moved(reader, TAB)
    raise AssertionError(name)


def test_keys_lead_from_welcome_to_a_result_and_back(desktop, tmp_path):
    window = desktop.open_window()
    with reader_of(desktop) as reader:
        reader.find(say("welcome.looks"))
        desktop.give_keyboard()
        for step, shown in (
            ("welcome.next", "welcome.keeps"),
            ("welcome.next", "welcome.sends"),
            ("welcome.begin", "home.headline"),
            ("home.demo", "demos.headline"),
        ):
            key_press(reader, say(step))
            reader.find(say(shown))
        key_press(reader, say("demos.leaks"))
        reader.find(WORDS.text("report", "heading.not-checked"), "heading")
        colours = desktop.picture(tmp_path / "result.png")
        palettes = theme(resources()).palettes
        assert colours[palettes["light"]["card"]] + colours[palettes["dark"]["card"]] > 10_000
        reader.key(ESCAPE)
        reader.find(say("demos.headline"))
    window.terminate()


def calls(folder):
    """Every call of the traced processes that names a family of addresses, with its process."""
    found = []
    for trace in folder.glob("trace.*"):
        lines = trace.read_text(errors="replace").splitlines()
        found += [(trace.suffix, line) for line in lines if "AF_" in line or "sa_family" in line]
    return found


TRACER = ("strace", "-ff", "-qq", "-e", "trace=socket,connect,bind,sendto,sendmsg,sendmmsg")


def test_the_tracer_sees_a_socket_of_a_network(tmp_path):
    program("strace")
    script = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"
    command = (*TRACER, "-o", str(tmp_path / "trace"), sys.executable, "-c", script)
    subprocess.run(command, check=True, timeout=60)
    assert any(NETWORK.search(line) for _, line in calls(tmp_path))


def test_no_socket_leads_to_a_network(desktop, tmp_path):
    program("strace")
    desktop.open_window((*TRACER, "--seccomp-bpf", "-o", str(tmp_path / "trace")))
    with reader_of(desktop) as reader:
        reader.press(say("welcome.skip"))
        reader.press(say("home.demo"))
        reader.press(say("demos.leaks"))
        reader.find(WORDS.text("report", "heading.not-checked"), "heading")
        reader.press(WORDS.finding("wifi.names-asked").verdicts["named"].title)
        reader.press(say("frame.look"))
        reader.find(say("frame.masked"), "label")
        for _ in range(4):
            reader.press(say("way.back"))
        reader.press(say("home.computer"))
        reader.find(say("result.read-title"), "heading")
    made = calls(tmp_path)
    assert [line for _, line in made if NETWORK.search(line)] == []
    assert [line for _, line in made if not LOCAL.search(line)] == []
    # What it would have seen: the screen's own connection, and the engine's process beside it.
    assert any("X11" in line for _, line in made)
    assert len(list(tmp_path.glob("trace.*"))) > 2


@pytest.mark.parametrize("display", [None, ":4711"])
def test_without_a_screen_the_terminal_checks_a_demo(tmp_path, display):
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PYTHONWARNINGS": "error"}
    if display:
        environment["DISPLAY"] = display
    done = subprocess.run(
        [sys.executable, "-P", "-m", "exposure_check"],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    key, values = ("server", {"display": display}) if display else ("none", {})
    assert done.returncode == 0
    assert done.stderr.split() == say(f"screen.{key}", values).split()
    assert WORDS.text("report", "heading.not-checked") in done.stdout
