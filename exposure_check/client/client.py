"""Commands to the engine, and its answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exposure_check.checks.check import Check
from exposure_check.engine.analysis import Analysis
from exposure_check.engine.ports import Source
from exposure_check.model.report import OnProgress, Report
from exposure_check.subject.selection import parse_selection

if TYPE_CHECKING:
    from exposure_check.model.demo import Demo

OpenSource = Callable[[Sequence[str]], Source]
"""Opens files (and ``-`` for standard input) as one source."""


@dataclass(frozen=True, slots=True)
class Client:
    """What a face may ask for.

    Attributes:
        analysis: the engine.
        open_source: opens what the user named.
        list_demos: the demo recordings that come with the program.
    """

    analysis: Analysis
    open_source: OpenSource
    list_demos: "Callable[[], Sequence[Demo]]"

    def analyze(
        self, paths: Sequence[str], rules: Sequence[str], on_progress: OnProgress
    ) -> Report:
        """Check recordings; ``rules`` say whose signals are the user's.

        Raises:
            ExposureCheckError: a rule is not understood, or a recording cannot be read.
        """
        selection = parse_selection(rules)
        return self.analysis.run(self.open_source(paths), selection, on_progress)

    def demo(self, demo: "Demo", on_progress: OnProgress) -> Report:
        """Check a demo recording, by the same way as any other."""
        return self.analyze(demo.files, demo.mine, on_progress)

    def demos(self) -> "Sequence[Demo]":
        """Return the demo recordings."""
        return self.list_demos()

    def checks(self) -> Sequence[Check]:
        """Return the checks, in the order of a report."""
        return self.analysis.checks
