"""Of one address the same again and again tells nothing: rows of it grow rare."""

from typing import Final

FIRST_GAP_US, LONGEST_GAP_US = 1_000_000, 8_000_000
"""Of one address the next frame becomes a row after this time, doubled after each: they all say
the same."""

MOST_SENDERS: Final = 4096
_NEVER = (0, 0)


class Seldom:
    """Remembers when each address had its last row, of at most `MOST_SENDERS`."""

    def __init__(self) -> None:
        self._seen: dict[bytes, tuple[int, int]] = {}

    def is_known(self, sender: bytes, time: int) -> bool:
        """True if this address had a row so short a time ago (µs) that another tells nothing."""
        last, gap = self._seen.get(sender, _NEVER)
        return -gap < time - last < gap

    def note(self, sender: bytes, time: int) -> None:
        """Remember that it has a row now."""
        if len(self._seen) >= MOST_SENDERS:
            self._seen.clear()
        gap = min(2 * self._seen.get(sender, _NEVER)[1], LONGEST_GAP_US) or FIRST_GAP_US
        self._seen[sender] = time, gap
