"""An event loop that lets gather what comes one by one, instead of waking up for each.

A message bus hands over each message by itself, some thousand a second in a busy place. To wake up
for one costs as much as to read ten.
"""

import asyncio
import selectors
import time
from typing import Final

GATHER_S: Final = 0.02
"""Small beside the tick of the sources, large beside the time between two messages."""


class GatheringSelector(selectors.DefaultSelector):
    """Waits a moment longer once something has come after nothing had."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready; see `selectors.BaseSelector.select`."""
        # What is there already was gathered before, or is the rest of it.
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        ready = super().select(timeout)
        if ready:
            time.sleep(GATHER_S)
        return ready


def gathering_loop() -> asyncio.AbstractEventLoop:
    """Return a new event loop."""
    return asyncio.SelectorEventLoop(GatheringSelector())
