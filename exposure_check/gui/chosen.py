"""What the user chose on a page, kept while the page is made anew."""

from dataclasses import dataclass


@dataclass(eq=False)
class Chosen:
    """The system whose menus were chosen last, for all pages about one device; "" for none yet.

    Pages are made anew when they come back; nobody wants to say twice which phone they have.
    """

    system: str = ""


@dataclass(eq=False)
class ChosenOffer:
    """Which of several networks or adapters a fix is for: the place of its offer among them.

    Were it forgotten with the page, another network than the one that was chosen would be changed.
    """

    at: int = 0


@dataclass(eq=False)
class ChosenFormat:
    """The kind of file that a result is saved as: what its name ends with, "" for none yet."""

    name: str = ""


@dataclass(eq=False)
class Typed:
    """What the user typed.

    Attributes:
        text: None if nothing was so far.
        way: in which of several fields, "" for the only one or none.
    """

    text: str | None = None
    way: str = ""
