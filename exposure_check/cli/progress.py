"""A line that says how far reading is, on a terminal only, and wipes itself."""

import time
from typing import TextIO

from exposure_check.client.words import Words

_EVERY_SECONDS = 0.2


class ProgressLine:
    """Called after each batch; writes at most five times a second, first after 0.2 s."""

    def __init__(self, err: TextIO, words: Words) -> None:
        self._err = err
        self._words = words
        self._terminal = err.isatty()
        self._next = time.monotonic() + _EVERY_SECONDS
        self._shown = 0

    def __call__(self, share: float | None, records: int) -> None:
        """Show the share read, or the records so far if the length is not known."""
        if not self._terminal or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY_SECONDS
        if share is None:
            text = self._words.text("cli", "progress.records", {"records": records})
        else:
            values = {"percent": int(share * 100), "records": records}
            text = self._words.text("cli", "progress.share", values)
        self._err.write("\r" + text.ljust(self._shown))
        self._err.flush()
        self._shown = len(text)

    def wipe(self) -> None:
        """Leave the line as it was found."""
        if self._shown:
            self._err.write("\r" + " " * self._shown + "\r")
            self._err.flush()
            self._shown = 0
