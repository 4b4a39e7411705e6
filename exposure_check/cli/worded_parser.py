"""An `argparse` parser whose every word comes from ``resources/words/cli.toml``."""

import argparse
from collections.abc import Iterable, Sequence
from typing import NoReturn

from exposure_check.client.words import Words


class WrongUseError(Exception):
    """The command line was not understood; the message is ready to show."""


class TextAskedError(Exception):
    """Not an error: the user asked for the help or the version, and here it is."""


class WordedParser(argparse.ArgumentParser):
    """Reports wrong use and help to its caller instead of printing English and ending the process.

    Args:
        words: of the user's language.
        description: already in it.
        epilog: likewise.
        prog: how the program is called.
    """

    def __init__(
        self, words: Words, description: str, epilog: str = "", prog: str = "", **_later: object
    ) -> None:
        class Formatter(_Formatter):
            usage_word = words.text("cli", "help.usage")
            colon = words.text("report", "joint.list-label")

        super().__init__(
            prog=prog or None,
            description=description,
            epilog=epilog,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.words = words
        self.arguments = self.add_argument_group(words.text("cli", "help.arguments"))
        self.options = self.add_argument_group(words.text("cli", "help.options"))
        self.options.add_argument(
            "-h", "--help", action=_Show, nargs=0, help=words.text("cli", "help.help")
        )

    def show(self, option: str, text: str, about: str) -> None:
        """Add an option that shows a text and does nothing else."""
        self.options.add_argument(option, action=_Show, nargs=0, const=text, help=about)

    def understood(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse, or raise what to show.

        Raises:
            WrongUseError: the arguments are not understood.
            TextAskedError: help or version.
        """
        try:
            asked, left = self.parse_known_args(arguments)
        except argparse.ArgumentError as error:
            option = error.argument_name or ""
            raise WrongUseError(
                self.words.text("cli", "use.needs-value", {"option": option})
            ) from None
        if left:
            raise WrongUseError(self.words.text("cli", "use.unknown-option", {"value": left[0]}))
        return asked

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 it is argparse's, in English
        """Say that something was wrong, in the user's language."""
        raise WrongUseError(self.words.text("cli", "use.not-understood"))


COMMAND_INDENT = 2
"""Columns before a command among the examples; what it does stands further in."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    usage_word = ""
    colon = ""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        start = f"{self.usage_word}{self.colon}" if prefix is None else prefix
        super().add_usage(usage, actions, groups, start)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Wrap what is a sentence; a command among the examples is left to be copied."""
        from exposure_check.cli.wrap import wrapped  # noqa: PLC0415 for help alone

        lines: list[str] = []
        for line in text.split("\n"):
            lead = indent + " " * (len(line) - len(line.lstrip(" ")))
            command = len(lead) - len(indent) == COMMAND_INDENT
            whole = command or not line.strip()
            lines += [indent + line] if whole else wrapped(line.strip(), width, lead, lead)
        return "\n".join(lines)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from exposure_check.cli.wrap import wrapped  # noqa: PLC0415 for help alone

        return wrapped(text, width)


class _Show(argparse.Action):
    """Shows ``const``, or the help of its parser without one."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise TextAskedError(self.const or parser.format_help())
