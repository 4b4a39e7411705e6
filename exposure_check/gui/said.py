"""A text that is shown in the language of the moment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A text of the words, looked up when it is shown: the language may change meanwhile.

    Attributes:
        key: of the text in its group.
        count: how many, if the text says so.
        group: of ``resources/words``.
    """

    key: str
    count: int = 0
    group: str = "app"
