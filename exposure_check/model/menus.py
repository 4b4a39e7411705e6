"""Whose menus to show: which system the user has, and which version of it."""

from dataclasses import dataclass

PHONES = ("ios", "android")
"""Systems that have a checklist: what a computer cannot read, its owner looks up."""


@dataclass(frozen=True, slots=True)
class Menus:
    """Whose menus to show.

    Attributes:
        system: ios, android, windows, macos or linux; "" for none.
        version: the phone's, before the first dot; 0 if not known, and for computers.
    """

    system: str = ""
    version: int = 0

    @property
    def phone(self) -> bool:
        """True for a system with a checklist."""
        return self.system in PHONES


NO_MENUS = Menus()
