import errno
import os
import socket
from struct import pack

import pytest

from exposure_check.helper import netlink
from exposure_check.helper.netlink import ROUTE, Netlink, attribute, attributes, number

GET_LINK = 18


def by_index(index: int) -> bytes:
    return pack("=BxHiII", 0, 0, index, 0, 0)


def test_asking_about_the_loopback() -> None:
    handle = Netlink(ROUTE)
    handle.patient()
    (answer,) = handle.ask(GET_LINK, by_index(socket.if_nametoindex("lo")))
    assert attributes(answer[16:])[3] == b"lo\0", "IFLA_IFNAME"
    assert handle.fileno() >= 0
    handle.close()


def test_its_port_is_no_process_id() -> None:
    handles = [Netlink(ROUTE), Netlink(ROUTE)]
    ports = set[int]()
    for one in handles:
        with socket.socket(fileno=os.dup(one.fileno())) as same:
            ports.add(same.getsockname()[0])
    for handle in handles:
        handle.close()
    assert len(ports) == 2
    assert all(1 << 30 <= port < 1 << 31 for port in ports)


def test_refusals_are_errors() -> None:
    handle = Netlink(ROUTE)
    with pytest.raises(OSError, match=r".+") as refused:
        handle.ask(GET_LINK, by_index(2**31 - 1))
    assert refused.value.errno == errno.ENODEV
    handle.close()


def test_attributes() -> None:
    octets = attribute(1, b"abc") + number(2, 7) + attribute(0x8003, b"") + attribute(1, b"d")
    assert len(octets) % 4 == 0
    assert attributes(octets) == {1: b"d", 2: pack("=I", 7), 3: b""}


@pytest.mark.parametrize("octets", [b"", b"\4", b"\0\0\0\0", b"\3\0\1\0", b"\xff\xff\1\0ab"])
def test_broken_attributes_end(octets: bytes) -> None:
    assert len(attributes(octets)) <= 1


class Scripted:
    """A socket whose answers are written down."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)

    def send(self, _: bytes) -> None:
        return

    def recv(self, _: int) -> bytes:
        return self.answers.pop(0) if self.answers else b""

    def close(self) -> None:
        return


def message(kind: int, body: bytes, asked: int = 1) -> bytes:
    return pack("=IHHII", 16 + len(body), kind, 0, asked, 0) + body + bytes(-len(body) & 3)


def scripted(*answers: bytes) -> Netlink:
    handle = Netlink(ROUTE)
    handle.close()
    handle._socket = Scripted(*answers)  # type: ignore[assignment]
    return handle


def test_answers_come_in_pieces() -> None:
    acknowledged = message(2, pack("=i", 0) + bytes(16))
    assert scripted(message(16, b"one") + message(16, b"two!") + acknowledged).ask(1, b"") == [
        b"one",
        b"two!",
    ]
    assert scripted(message(16, b"one"), acknowledged).ask(1, b"") == [b"one"]
    assert scripted(message(16, b"x", asked=9), acknowledged).ask(1, b"") == []
    assert scripted(message(3, b"")).ask(1, b"") == []


def test_an_endless_answer_ends() -> None:
    with pytest.raises(TimeoutError):
        scripted(*[message(16, b"more")] * 1000).ask(1, b"")
    with pytest.raises(TimeoutError):
        scripted(b"\0" * 100).ask(1, b"")
    assert netlink.GENERIC == 16
    assert os.strerror(errno.ENODEV)
