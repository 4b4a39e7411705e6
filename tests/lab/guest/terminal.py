"""A program in a terminal of its own, with somebody who reads what stands there and types."""

import codecs
import errno
import os
import pty
import re
import subprocess
import termios
import threading
import time
from pathlib import Path

from tests.lab.guest.process import patient

COLUMNS, ROWS = 200, 50


class Terminal:
    """A running program; standard input and errors are the terminal, standard output a file.

    Attributes:
        text: all that was shown, as if no line had ever been broken.
    """

    def __init__(self, command: list[str], log: Path, out: Path, **options):
        self.text = ""
        self._log = log
        self._from = 0
        self._main, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
        try:
            with out.open("wb") as file:
                self.process = subprocess.Popen(
                    command,
                    stdin=theirs,
                    stdout=file,
                    stderr=theirs,
                    **options,
                )
        finally:
            os.close(theirs)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until(self, *texts: str, seconds: float) -> str:
        """Wait for one of some texts after the last that was waited for; return which came.

        Raises:
            TimeoutError: none comes, or the program ends.
        """
        end = time.monotonic() + patient(seconds)
        while True:
            over = self.process.poll() is not None
            if over:
                self._reader.join(5)
            places = {at: text for text in texts if (at := self.text.find(text, self._from)) >= 0}
            if places:
                first = min(places)
                self._from = first + len(places[first])
                return places[first]
            if over or time.monotonic() > end:
                what = "ended" if over else f"said nothing of that in {seconds:.0f} s"
                raise TimeoutError(f"the program {what}, instead of {texts}: …{self.text[-600:]}")
            time.sleep(0.05)

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self._main, line.encode() + b"\n")

    def ended(self, seconds: float) -> int:
        """Wait for the end; return the exit status. TimeoutError if it goes on."""
        try:
            status = self.process.wait(patient(seconds))
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"the program goes on: …{self.text[-600:]}") from None
        self._reader.join(5)
        return status

    def _read(self) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        with self._log.open("ab", buffering=0) as log:
            while octets := self._some():
                log.write(octets)
                text = re.sub(r"\s+", " ", decoder.decode(octets))
                self.text += text[1:] if self.text.endswith(" ") and text[:1] == " " else text

    def _some(self) -> bytes:
        try:
            return os.read(self._main, 65536)
        except OSError as error:
            if error.errno == errno.EIO:  # nobody has the other end any more
                return b""
            raise
