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


HERE, ANYWHERE, INTERNET = 256, 65535, 0


def entry(number, cookie, kind=b"MIT-MAGIC-COOKIE-1", computer=b"annas", family=HERE):
    """One entry of a file of cookies; the computer is called "annas"."""
    fields = (computer, number, kind, cookie)
    return family.to_bytes(2, "big") + b"".join(len(one).to_bytes(2, "big") + one for one in fields)


@pytest.fixture(autouse=True)
def computer(monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "annas")


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
    assert list(cookies(octets, "2", "annas")) == [b"two", b"any"]


def test_cookies_are_those_of_this_computer():
    octets = (
        entry(b"2", b"other", computer=b"bens")
        + entry(b"2", b"remote", computer=bytes(4), family=INTERNET)
        + entry(b"2", b"wild", computer=b"", family=ANYWHERE)
        + entry(b"2", b"own")
    )
    assert list(cookies(octets, "2", "annas")) == [b"wild", b"own"]


def test_not_more_cookies_are_tried_than_anybody_has(server, tmp_path):
    server(WITH_COOKIE)
    file = tmp_path / "cookies"
    for before, let_in in ((7, True), (8, False)):
        file.write_bytes(entry(b"7", b"wrong") * before + entry(b"7", COOKIE))
        assert lets_in("7", {"XAUTHORITY": str(file)}) is let_in


def test_the_file_is_asked_before_the_name_that_anybody_may_take(server, tmp_path):
    server(b"")
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(f"\0{tmp_path}/X7")
        other.listen()
        other.setblocking(False)
        assert lets_in("7", {}) is True
        with pytest.raises(BlockingIOError):
            other.accept()


@pytest.mark.parametrize("octets", [b"", b"\1", b"\1\0\xff\xff", entry(b"7", COOKIE)[:-1]])
def test_a_broken_file_has_none(octets):
    assert list(cookies(octets, "7", "annas")) == []
