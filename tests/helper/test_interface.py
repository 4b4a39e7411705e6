"""Against the real kernel as far as it goes without a radio; the lab has radios.

What is asked of nl80211 is held against what ``iw`` asks, octet by octet, from its header file.
"""

import errno
import socket
from struct import pack

import pytest

from exposure_check.helper import interface
from exposure_check.helper.interface import LISTENING, Links, Radios
from exposure_check.helper.netlink import attribute, attributes, number
from tests.helper.air import Air


def test_the_loopback() -> None:
    links = Links()
    link = links.link(socket.if_nametoindex("lo"))
    assert link.kind == 772
    with pytest.raises(OSError, match=r".+") as refused:
        links.link(2**31 - 1)
    assert refused.value.errno == errno.ENODEV
    links.close()


def test_up_and_down(air: Air) -> None:
    links: Links = air.inside(Links)
    assert links.link(air.index) == (LISTENING, True)
    air.inside(air.switch, "down")
    assert links.link(air.index) == (LISTENING, False)
    links.set_up(air.index)
    assert links.link(air.index).up
    links.close()


class Asked:
    """A netlink that remembers what it was asked, and answers as nl80211 does."""

    def __init__(self, _: int) -> None:
        self.asked: list[tuple[int, bytes]] = []

    def patient(self) -> None:
        return

    def fileno(self) -> int:
        return 9

    def close(self) -> None:
        self.asked.append((0, b"closed"))

    def ask(self, kind: int, body: bytes) -> list[bytes]:
        self.asked.append((kind, body))
        if kind == 16:
            return [bytes(4) + attribute(1, pack("=H", 28)) + attribute(2, b"nl80211\0")]
        if body[0] in {5, 7}:
            return [bytes(4) + number(1, 3) + number(3, 44)]
        return []


@pytest.fixture
def radios(monkeypatch: pytest.MonkeyPatch) -> Radios:
    monkeypatch.setattr(interface, "Netlink", Asked)
    return Radios()


def last(radios: Radios) -> tuple[int, int, dict[int, bytes]]:
    kind, body = radios._netlink.asked[-1]  # type: ignore[attr-defined]
    return kind, body[0], attributes(body[4:])


def test_whose_radio(radios: Radios) -> None:
    assert radios.radio_of(7) == 3
    assert last(radios) == (28, 5, {3: pack("=I", 7)})


def test_an_interface_of_our_own_dies_with_its_socket(radios: Radios) -> None:
    assert radios.listen_on(3) == 44
    family, command, asked = last(radios)
    assert (family, command) == (28, 7)
    assert asked == {1: pack("=I", 3), 4: b"check%d\0", 5: pack("=I", 6), 204: b""}
    assert radios.fileno() == 9
    radios.close()
    assert radios._netlink.asked[-1] == (0, b"closed")  # type: ignore[attr-defined]


def test_tuning(radios: Radios) -> None:
    radios.tune(44, 2437)
    assert last(radios) == (28, 2, {3: pack("=I", 44), 38: pack("=I", 2437), 39: pack("=I", 0)})


def test_without_wifi_in_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refuses(Asked):
        def ask(self, kind: int, body: bytes) -> list[bytes]:
            raise OSError(errno.ENOENT, "")

        def close(self) -> None:
            closed.append(True)

    closed: list[bool] = []
    monkeypatch.setattr(interface, "Netlink", Refuses)
    with pytest.raises(OSError, match=r".+"):
        Radios()
    assert closed == [True]
