"""Where the user is: one stack of routes for each place. No Qt here."""

from exposure_check.gui.places import Place, Route


class Entry:
    """A route on a stack, and how its page was left.

    Attributes:
        route: what its page shows.
        scroll: how far the page is scrolled, in pixels.
        focus: what had the focus there, as `stops.called` says it; "" for nothing.
        opened: what the user pressed there to come to the entry above, said in the same way.
    """

    def __init__(self, route: Route) -> None:
        self.route = route
        self.scroll = 0
        self.focus = ""
        self.opened = ""


class Navigator:
    """Keeps the stacks. Routes that are taken off are told to let go.

    Args:
        roots: the first route of every place; the first place is where it begins.
    """

    def __init__(self, roots: dict[Place, Route]) -> None:
        self._stacks = {place: [Entry(route)] for place, route in roots.items()}
        self.place = next(iter(roots))

    @property
    def stack(self) -> list[Entry]:
        """The entries of the place in view, from its root."""
        return self.stack_of(self.place)

    def stack_of(self, place: Place) -> list[Entry]:
        """The entries of a place, from its root."""
        return self._stacks[place]

    @property
    def top(self) -> Entry:
        """The entry in view."""
        return self.stack[-1]

    def go(self, route: Route, entry: Entry | None = None) -> None:
        """Put a route on top, or on an entry of the place in view: what lay above is taken off."""
        for at, one in enumerate(self.stack):
            if one is entry:
                self._cut(self.stack, at + 1)
        self.stack.append(Entry(route))

    def replace(self, old: Route, new: Route, *, keep_above: bool = False) -> bool:
        """Put ``new`` where ``old`` stands, in whatever place; returns whether it stood anywhere.

        What lay above it is taken off, unless it is to be kept.
        """
        for stack in self._stacks.values():
            for at, entry in enumerate(stack):
                if entry.route is old:
                    above = stack[at + 1 :] if keep_above else []
                    del stack[len(stack) - len(above) :]
                    self._cut(stack, at)
                    stack += [Entry(new), *above]
                    return True
        return False

    def back_to(self, depth: int) -> bool:
        """Take everything above ``depth`` entries off; returns whether that changed anything.

        A root stays, unless there is something before it.
        """
        before = self.stack[0].route.previous() if depth < 1 else None
        if before is not None:
            self._cut(self.stack, 0)
            self.stack.append(Entry(before))
            return True
        depth = max(1, depth)
        if len(self.stack) <= depth:
            return False
        self._cut(self.stack, depth)
        return True

    def question(self, depth: int) -> Route | None:
        """Return what asks before everything above ``depth`` entries is taken off, if anything."""
        asked = (entry.route.question() for entry in self.stack[max(1, depth) :])
        return next((one for one in asked if one is not None), None)

    def back(self) -> bool:
        """Take the top off; returns False at a root."""
        return self.back_to(len(self.stack) - 1)

    def switch(self, place: Place) -> bool:
        """Go to a place, or back to its root if it is in view; returns whether anything changed."""
        if place is self.place:
            return self.back_to(1)
        self.place = place
        return True

    def leave_all(self) -> None:
        """Take everything off, at the end."""
        for stack in self._stacks.values():
            self._cut(stack, 0)

    def _cut(self, stack: list[Entry], depth: int) -> None:
        while len(stack) > depth:
            stack.pop().route.leave()
