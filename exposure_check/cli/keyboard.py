"""The user's answers: lines typed while a check runs."""

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TextIO

from exposure_check.model.talk import ANSWERED, AskKind, Word

KEYS = {"": Word.DONE, "s": Word.SKIP, "y": Word.YES, "n": Word.NO}
"""What a line stands for, without spaces and in small letters; any other is ignored."""

_LONGEST = 64


class Keyboard:
    """Reads lines in a thread of its own, so that nothing waits for the user."""

    def __init__(self, opened: Callable[[], TextIO | None]) -> None:
        """Open it; ``opened`` returns what to read from, None if there is nothing."""
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._stream = opened()
        if self._stream is not None:
            Thread(target=self._read, name="keyboard", daemon=True).start()

    @property
    def there(self) -> bool:
        """True if somebody can type."""
        return self._stream is not None

    def words(self, kind: AskKind) -> Iterator[Word]:
        """Yield what was typed since the last call, as far as it answers what is asked."""
        while True:
            try:
                line = self._lines.get_nowait()
            except Empty:
                return
            word = KEYS.get(line.strip().lower())
            if word in ANSWERED[kind]:
                yield word

    def _read(self) -> None:
        while self._stream is not None and (line := self._stream.readline(_LONGEST)):
            self._lines.put(line)
