"""From the engine's clock to the clock of what is heard, which may be another computer's."""

_SECOND = 1_000_000


class HeardClock:
    """Learns how far the two clocks are apart from the batch that was on its way for least long."""

    def __init__(self) -> None:
        self._ahead: int | None = None

    def hear(self, last_time: int, now: float) -> None:
        """Learn that a record of time ``last_time`` (µs) was here at ``now`` (seconds)."""
        if last_time:
            ahead = last_time - round(now * _SECOND)
            self._ahead = ahead if self._ahead is None else max(self._ahead, ahead)

    def at(self, now: float) -> int | None:
        """Return the same moment in µs on the other clock; None before anything was heard."""
        return None if self._ahead is None else round(now * _SECOND) + self._ahead
