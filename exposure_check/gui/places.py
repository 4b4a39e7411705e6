"""The places of the bottom bar, and the first route of each; all other routes are loaded later."""

from enum import StrEnum


class Place(StrEnum):
    """A place of the bottom bar, in its order."""

    CHECK = "check"
    DEVICES = "devices"
    TIPS = "tips"
    SETTINGS = "settings"


class Route:
    """Where the user is.

    Attributes:
        alone: its page has a wide window to itself.
    """

    alone = False

    def leave(self) -> None:
        """Let go of what the route holds; called once, when its page will not come back."""

    def question(self) -> "Route | None":
        """Return what asks before the user goes back from here, None if nothing would be lost."""
        return None

    def previous(self) -> "Route | None":
        """Return where the way back leads from the first page of a place, None for nowhere."""
        return None


class Welcome(Route):
    """One of the first screens, from 0."""

    def __init__(self, step: int = 0) -> None:
        self.step = step

    def previous(self) -> "Welcome | None":
        """See `Route`: they turn into one another, so none of them lies below."""
        return Welcome(self.step - 1) if self.step else None


class Home(Route):
    """What can be checked."""


class Devices(Route):
    """The devices the user checked."""


class Tips(Route):
    """Everything that can be done, without a check."""


class Settings(Route):
    """The user's choices about the program."""
