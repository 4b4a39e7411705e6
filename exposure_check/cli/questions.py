"""Questions with yes or no, for commands that wait for the answer."""

from typing import TextIO

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.cli.worded_parser import WrongUseError

_LONGEST = 64
_ANSWERS = {"y": True, "n": False}
"""The letters are the same in every language, and the questions name them."""


class Questions:
    """Asks on the terminal."""

    def __init__(self, program: Program, *, yes: bool) -> None:
        """Remember whose; ``yes`` answers everything with yes."""
        self._program, self._yes = program, yes
        self._stream: TextIO | None = None

    @property
    def there(self) -> bool:
        """True if somebody can be asked; the terminal is opened once."""
        if self._stream is None:
            self._stream = self._program.keyboard()
        return self._stream is not None

    def ask(self, key: str) -> bool:
        """Ask a question of ``resources/words/fix.toml``; no answer is a no.

        Raises:
            WrongUseError: there is no terminal, and nobody said yes beforehand.
        """
        if self._yes:
            return True
        if not self.there or self._stream is None:
            raise WrongUseError(self._program.words.text("fix", "ask.no-terminal"))
        layout = Layout(self._program.err, self._program.width)
        while True:
            layout.line(self._program.words.text("fix", f"ask.{key}"))
            self._program.err.flush()
            line = self._stream.readline(_LONGEST)
            answer = _ANSWERS.get(line.strip().lower())
            if answer is not None or not line:
                return answer or False
