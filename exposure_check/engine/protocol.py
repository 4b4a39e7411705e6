"""The messages of `exposure_check.model.talk` on the wire, and who may say which."""

from typing import TypeVar

from exposure_check.engine.codec import decoded, encoded
from exposure_check.engine.wire import Breach, ProtocolError
from exposure_check.model.dissection import Dissected
from exposure_check.model.talk import (
    Crashed,
    Failed,
    Final,
    Hello,
    Judged,
    Request,
    Said,
    Snapshot,
)

Command = Request | Said
Answer = Hello | Snapshot | Judged | Final | Dissected | Failed | Crashed

_COMMANDS: dict[bytes, type[Command]] = {b"request": Request, b"said": Said}
_ANSWERS: dict[bytes, type[Answer]] = {
    b"hello": Hello,
    b"snapshot": Snapshot,
    b"judged": Judged,
    b"final": Final,
    b"dissected": Dissected,
    b"failed": Failed,
    b"crashed": Crashed,
}
_NAMES = {shape: name for name, shape in (*_COMMANDS.items(), *_ANSWERS.items())}
_LONGEST_NAME = 16

_Message = TypeVar("_Message")


def packed(message: Command | Answer) -> bytes:
    """Return a message as octets: its name, a space, its JSON."""
    return _NAMES[type(message)] + b" " + encoded(message)


def command_of(untrusted: bytes) -> Command:
    """Return what a face said.

    Raises:
        ProtocolError: that is nothing a face may say.
    """
    return _message(_COMMANDS, untrusted)


def answer_of(untrusted: bytes) -> Answer:
    """Return what an engine said.

    Raises:
        ProtocolError: that is nothing an engine may say.
    """
    return _message(_ANSWERS, untrusted)


def _message(known: dict[bytes, type[_Message]], untrusted: bytes) -> _Message:
    place = untrusted.find(b" ", 0, _LONGEST_NAME)
    shape = known.get(untrusted[:place]) if place > 0 else None
    if shape is None:
        raise ProtocolError(Breach.WRONG_SHAPE)
    return decoded(shape, untrusted[place + 1 :])
