"""An X server is asked in its own words, with the cookies that this user has."""

import socket
import sys
import threading
from contextlib import suppress

import pytest

from exposure_check.gui import x_server
from exposure_check.gui.x_server import cookies, lets_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sockets of X11")

COOKIE = bytes(range(16))


def entry(number, cookie, kind=b"MIT-MAGIC-COOKIE-1"):
    """One entry of a file of cookies, for the computer "annas"."""
    fields = (b"annas", number, kind, cookie)
    return b"\1\0" + b"".join(len(one).to_bytes(2, "big") + one for one in fields)


@pytest.fixture
def server(monkeypatch, tmp_path):
    """Starts a server at display 7 that lets nobody in but with these cookies."""
    monkeypatch.setattr(x_server, "_SOCKETS", str(tmp_path / "X"))
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "X7"))
        listening.listen()

        def serve(*known):
            with suppress(OSError):  # the test is over
                while True:
                    one, _ = listening.accept()
                    with one:
                        asked = one.recv(1024)
                        one.sendall(b"\1" if asked[12:] in known else b"\0")

        def start(*known):
            threading.Thread(target=serve, args=known, daemon=True).start()

        yield start


WITH_COOKIE = b"MIT-MAGIC-COOKIE-1\0\0" + COOKIE


def test_whom_it_lets_in(server, tmp_path):
    server(WITH_COOKIE)
    file = tmp_path / "cookies"
    assert lets_in("7", {}) is False
    file.write_bytes(entry(b"7", b"wrong"))
    assert lets_in("7", {"XAUTHORITY": str(file)}) is False
    file.write_bytes(entry(b"7", b"wrong") + entry(b"7", COOKIE))
    assert lets_in("7", {"XAUTHORITY": str(file)}) is True
    file.rename(tmp_path / ".Xauthority")
    assert lets_in("7", {"HOME": str(tmp_path)}) is True


def test_one_that_asks_for_nothing_lets_everybody_in(server):
    server(b"")
    assert lets_in("7", {}) is True


def test_nobody_there(server):
    assert lets_in("8", {}) is None


def test_cookies_are_those_of_the_display():
    octets = (
        entry(b"1", b"one") + entry(b"2", b"two") + entry(b"", b"any") + entry(b"2", b"x", b"K")
    )
    assert list(cookies(octets, "2")) == [b"two", b"any"]


@pytest.mark.parametrize("octets", [b"", b"\1", b"\1\0\xff\xff", entry(b"7", COOKIE)[:-1]])
def test_a_broken_file_has_none(octets):
    assert list(cookies(octets, "7")) == []
