"""Whose menus the user chose to see."""

from dataclasses import dataclass


@dataclass(eq=False)
class Chosen:
    """The system whose menus were chosen last, for all pages about one device; "" for none yet.

    Pages are made anew when they come back; nobody wants to say twice which phone they have.
    """

    system: str = ""
