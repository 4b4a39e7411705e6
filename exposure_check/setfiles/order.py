"""What the program is told: a verb, a name and words of the closed list; nothing else."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from exposure_check.setfiles.contents import FILES, DropIn, Edit
from exposure_check.setfiles.protocol import Code, Stop, Verb

_UNIT = re.compile(r"[A-Za-z0-9@:_][A-Za-z0-9@:_.-]{0,99}\.network", re.ASCII)
"""Name of a ``.network`` file; no slash, no dot in front."""


class Order(NamedTuple):
    """One order.

    Attributes:
        verb: what to do.
        file: with which file of the list.
        path: where it is.
        word: to set it to; "" for other verbs.
    """

    verb: Verb
    file: DropIn | Edit
    path: str
    word: str


def read_order(arguments: Sequence[str]) -> Order:
    """Read ``VERB NAME [WORD] [UNIT]``; a word with ``set``, a unit where the path has one.

    Raises:
        Stop: BAD_ARGUMENTS, if anything else was said.
    """
    rest = list(arguments)
    try:
        verb, file = Verb(rest.pop(0)), FILES[rest.pop(0)]
        word = rest.pop(0) if verb is Verb.SET else ""
        path = file.path
        if "{unit}" in path:
            path = path.replace("{unit}", _unit(rest.pop(0)))
    except (IndexError, KeyError, ValueError):
        raise Stop(Code.BAD_ARGUMENTS) from None
    known = word in file.words or verb is not Verb.SET
    fits = verb is not Verb.RESTORE or isinstance(file, Edit)
    if rest or not known or not fits:
        raise Stop(Code.BAD_ARGUMENTS)
    return Order(verb, file, path, word)


def _unit(name: str) -> str:
    if not _UNIT.fullmatch(name):
        raise Stop(Code.BAD_ARGUMENTS)
    return name
