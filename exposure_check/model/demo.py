"""A recording that comes with the program, made by a program."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demo:
    """One demo.

    Attributes:
        id: what the user types.
        title: what is played.
        files: absolute paths of its recordings.
        mine: its ``--mine`` rules.
    """

    id: str
    title: str
    files: tuple[str, ...]
    mine: tuple[str, ...]
