"""Whether an X server of this computer lets this user in, asked as Qt would ask it.

Sources: X Window System Protocol, version 11, "Connection Setup"; Xau(3), the file of cookies;
X11/Xauth.h, the families of addresses.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 where X servers have their sockets
_PATIENCE = 2.0
_COOKIE = b"MIT-MAGIC-COOKIE-1"
_LITTLE_ENDIAN, _VERSION = b"l\0", b"\x0b\0\0\0"
_SUCCESS = b"\1"
_MOST = 1 << 20
_ANY_ADDRESS, _THIS_COMPUTER = 65535, 256
_TRIES = 8
"""Cookies that are tried; whoever has a display here has one or two."""


def lets_in(number: str, environment: Mapping[str, str]) -> bool | None:
    """Return whether it does; None if none answers.

    Args:
        number: of the display.
        environment: variables, which say where this user's cookies are.
    """
    answers = [_answer(number, b"")]
    if answers[0] not in (None, _SUCCESS):
        own = islice(cookies(_kept(environment), number, _called()), _TRIES)
        answers += [_answer(number, one) for one in own]
    return None if answers[0] is None else _SUCCESS in answers


def cookies(octets: bytes, number: str, computer: str) -> Iterator[bytes]:
    """Yield the cookies that a file has for a display of this computer.

    Those for other computers are not for whoever listens here.

    Args:
        octets: of the file.
        number: of the display.
        computer: its name.
    """
    at = 0
    while at + 2 < len(octets):
        family = int.from_bytes(octets[at : at + 2], "big")
        at += 2
        fields = []
        for _ in range(4):
            end = at + 2 + int.from_bytes(octets[at : at + 2], "big")
            fields.append(octets[at + 2 : end])
            at = end
        address, display, kind, cookie = fields
        here = family == _THIS_COMPUTER and address == computer.encode()
        if not here and family != _ANY_ADDRESS:
            continue
        if display in (b"", number.encode()) and kind == _COOKIE and at <= len(octets):
            yield cookie


def _called() -> str:
    """Return this computer's name, as in a file of cookies."""
    import socket  # noqa: PLC0415 elsewhere the window must not wait for it

    return socket.gethostname()


def _kept(environment: Mapping[str, str]) -> bytes:
    usual = f"{environment.get('HOME', '')}/.Xauthority"
    try:
        with Path(environment.get("XAUTHORITY") or usual).open("rb") as file:
            return file.read(_MOST)
    except OSError:
        return b""


def _answer(number: str, cookie: bytes) -> bytes | None:
    """Return the first octet of what the server answers; None if there is no server."""
    import socket  # noqa: PLC0415 elsewhere the window must not wait for it

    kind = _COOKIE if cookie else b""
    asks = _LITTLE_ENDIAN + _VERSION
    asks += b"".join(len(one).to_bytes(2, "little") for one in (kind, cookie)) + b"\0\0"
    asks += b"".join(one + bytes(-len(one) % 4) for one in (kind, cookie))
    local: int = getattr(socket, "AF_UNIX", 0)  # only Linux comes here, and it has them
    # The file first: anybody on this computer may take the other name while no server has it.
    for address in (f"{_SOCKETS}{number}", f"\0{_SOCKETS}{number}"):
        with socket.socket(local, socket.SOCK_STREAM) as one:
            one.settimeout(_PATIENCE)
            try:
                one.connect(address)
                one.sendall(asks)
                return one.recv(1)
            except OSError:
                continue
    return None
