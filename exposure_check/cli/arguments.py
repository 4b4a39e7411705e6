"""The command line's grammar; its words are in ``resources/words/cli.toml``."""

import argparse
from typing import NoReturn

from exposure_check.client.words import Words

SYSTEMS = ("ios", "android", "windows", "macos", "linux")


class WrongUseError(Exception):
    """The command line was not understood; the message is ready to show."""


class _Parser(argparse.ArgumentParser):
    """An `argparse` parser that reports wrong use to its caller instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        raise WrongUseError(message)


def parser(words: Words, version: str) -> argparse.ArgumentParser:
    """Return the parser: ``command`` is analyze, demo, checks or None."""

    def say(key: str) -> str:
        return words.text("cli", key).replace("%", "%%")

    top = _Parser(
        prog="exposure-check",
        description=say("help.program"),
        epilog=_epilog(words),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    _help(top, say("help.help"))
    top.add_argument(
        "--version", action="version", version=f"exposure-check {version}", help=say("help.version")
    )
    commands = top.add_subparsers(dest="command", metavar=say("metavar.command"))
    for name in ("analyze", "demo", "checks"):
        command = commands.add_parser(
            name, help=say(f"help.{name}"), description=say(f"help.{name}"), add_help=False,
            allow_abbrev=False,
        )  # fmt: skip
        _help(command, say("help.help"))
        if name == "analyze":
            command.add_argument(
                "files", nargs="+", metavar=say("metavar.file"), help=say("help.files")
            )
            command.add_argument(
                "--mine",
                action="append",
                default=[],
                metavar=say("metavar.mine"),
                help=say("help.mine"),
            )
        elif name == "demo":
            command.add_argument(
                "name", nargs="?", metavar=say("metavar.name"), help=say("help.demo-list")
            )
        else:
            command.add_argument(
                "name", nargs="?", metavar=say("metavar.check"), help=say("help.check-id")
            )
        if name != "checks":
            command.add_argument("--json", action="store_true", help=say("help.json"))
            command.add_argument(
                "--system", choices=SYSTEMS, default="", help=say("help.system"),
                metavar=say("metavar.system"),
            )  # fmt: skip
            command.add_argument("--reveal", action="store_true", help=say("help.reveal"))
    return top


def _help(command: argparse.ArgumentParser, text: str) -> None:
    command.add_argument("-h", "--help", action="help", help=text)


def _epilog(words: Words) -> str:
    lines = [words.text("cli", "help.examples") + ":"]
    for name in ("one", "strongest", "together", "live", "json", "demo"):
        lines.append(f"  {words.text('cli', f'example.{name}')}")
        lines.append(f"      {words.text('cli', f'example.{name}-does')}")
    lines += ["", words.text("cli", "help.exit"), words.text("cli", "help.privacy")]
    return "\n".join(lines).replace("%", "%%")
