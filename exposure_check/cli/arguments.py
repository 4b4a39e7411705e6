"""The command line's grammar; its words are in ``resources/words/cli.toml``."""

import argparse
from collections.abc import Callable
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
    """Return the parser: ``command`` is analyze, watch, demo, checks or None."""

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
    for name in ("analyze", "watch", "demo", "checks"):
        command = commands.add_parser(
            name, help=say(f"help.{name}"), description=say(f"help.{name}"), add_help=False,
            allow_abbrev=False,
        )  # fmt: skip
        _help(command, say("help.help"))
        if name == "analyze":
            command.add_argument(
                "files", nargs="+", metavar=say("metavar.file"), help=say("help.files")
            )
            _mine(command, say("metavar.mine"), say("help.mine"))
        elif name == "watch":
            _watch(command, say)
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


def _mine(command: argparse.ArgumentParser, metavar: str, text: str) -> None:
    command.add_argument("--mine", action="append", default=[], metavar=metavar, help=text)


def _watch(command: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    command.add_argument("input", nargs="?", choices=("-",), help=say("help.watch-input"))
    command.add_argument("--bluetooth", action="store_true", help=say("help.bluetooth"))
    command.add_argument("--wifi", metavar=say("metavar.interface"), help=say("help.wifi"))
    command.add_argument(
        "--channel", type=_channel, action="append", default=[],
        metavar=say("metavar.channel"), help=say("help.channel"),
    )  # fmt: skip
    command.add_argument("--this-computer", action="store_true", help=say("help.this-computer"))
    _mine(command, say("metavar.mine"), say("help.mine-live"))
    command.add_argument(
        "--minutes", type=_minutes, metavar=say("metavar.minutes"), help=say("help.minutes")
    )
    command.add_argument("--guided", action="store_true", help=say("help.guided"))


def _channel(text: str) -> int:
    return _within(text, 1, 233)


def _minutes(text: str) -> float:
    minutes = float(text)
    if not 0 < minutes <= 24 * 60:
        raise ValueError
    return minutes


def _within(text: str, least: int, most: int) -> int:
    number = int(text)
    if not least <= number <= most:
        raise ValueError
    return number


def _help(command: argparse.ArgumentParser, text: str) -> None:
    command.add_argument("-h", "--help", action="help", help=text)


def _epilog(words: Words) -> str:
    lines = [words.text("cli", "help.examples") + ":"]
    for name in ("one", "strongest", "together", "live", "json", "demo"):
        lines.append(f"  {words.text('cli', f'example.{name}')}")
        lines.append(f"      {words.text('cli', f'example.{name}-does')}")
    lines += ["", words.text("cli", "help.exit"), words.text("cli", "help.privacy")]
    return "\n".join(lines).replace("%", "%%")
