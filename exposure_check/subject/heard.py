"""What telling devices apart live may look at: one address, and when it was heard."""

from dataclasses import dataclass

from exposure_check.subject.presence import Presence


@dataclass(frozen=True, slots=True)
class Heard:
    """One transmitter address during a test.

    Attributes:
        key: the engine's number for it.
        presence: when and how strongly it was heard.
        kind: what kind of address it is ("public", "resolvable" …), "" if nobody says. One
            device's addresses are of one kind.
    """

    key: int
    presence: Presence
    kind: str = ""
