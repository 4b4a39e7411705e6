"""The command line's grammar; its words are in ``resources/words/cli.toml``."""

import argparse
from collections.abc import Callable, Sequence

from exposure_check.cli.worded_parser import WordedParser, WrongUseError
from exposure_check.client.words import Words
from exposure_check.model.menus import NO_MENUS, PHONES, Menus
from exposure_check.model.verdict import FactValue
from exposure_check.wording.joints import labelled

COMPUTERS = ("windows", "macos", "linux")
SYSTEMS = (*PHONES, *COMPUTERS)
_PROGRAM = "exposure-check"
COMMANDS = ("analyze", "watch", "audit", "fix", "steps", "abilities", "demo", "checks")


def parsed(arguments: Sequence[str], words: Words, version: str) -> argparse.Namespace:
    """Parse the command line: ``command`` is one of `COMMANDS` or None.

    Raises:
        WrongUseError: the arguments are not understood.
        TextAskedError: help or version.
    """
    command = next((one for one in arguments if not one.startswith("-")), None)
    if command is not None and command not in COMMANDS:
        raise WrongUseError(words.text("cli", "use.unknown-command", {"value": command}))
    # Only what precedes the command can ask for the help that lists all: mostly nothing does.
    offered = (command,) if command is not None and command == arguments[0] else COMMANDS
    asked = _parser(words, version, offered).understood(arguments)
    if asked.command == "analyze" and not asked.files:
        raise WrongUseError(words.text("cli", "use.no-files"))
    if asked.command == "watch" and asked.input not in (None, "-"):
        raise WrongUseError(words.text("cli", "use.watch-file", {"value": asked.input}))
    _covered(getattr(asked, "system", NO_MENUS), words)
    return asked


def _covered(phone: Menus, words: Words) -> None:
    """Refuse a version of a phone's system that its checklist does not know."""
    if phone.version:
        known = words.checklist(phone.system)
        if not known.first <= phone.version <= known.last:
            values: dict[str, FactValue] = {
                "system": known.system,
                "first": known.first,
                "last": known.last,
            }
            raise WrongUseError(words.text("cli", "use.unknown-version", values))


def _parser(words: Words, version: str, offered: Sequence[str]) -> WordedParser:
    def say(key: str) -> str:
        return words.text("cli", key).replace("%", "%%")

    top = WordedParser(words, say("help.program"), _epilog(words), _PROGRAM)
    top.show("--version", f"{_PROGRAM} {version}\n", say("help.version"))
    commands = top.add_subparsers(
        dest="command",
        title=say("help.commands"),
        metavar=say("metavar.command"),
        prog=_PROGRAM,
    )
    for name in offered:
        about = say(f"help.{name}")
        command: WordedParser = commands.add_parser(
            name, help=about, description=about, words=words
        )
        _fill(command, name, say)
    return top


def _fill(command: WordedParser, name: str, say: Callable[[str], str]) -> None:
    operands, options = command.arguments, command.options
    if name == "analyze":
        operands.add_argument(
            "files", nargs="*", metavar=say("metavar.file"), help=say("help.files")
        )
        _mine(options, say("metavar.mine"), say("help.mine"))
    elif name == "watch":
        _watch(operands, options, say)
    elif name == "audit":
        options.add_argument("--record", action="store_true", help=say("help.record"))
    elif name == "steps":
        options.add_argument(
            "--for", action="append", default=[], dest="found",
            metavar=say("metavar.finding"), help=say("help.for"),
        )  # fmt: skip
    elif name == "fix":
        _fix(operands, options, say)
    elif name != "abilities":
        what, about = ("name", "demo-list") if name == "demo" else ("check", "check-id")
        operands.add_argument(
            "name", nargs="?", metavar=say(f"metavar.{what}"), help=say(f"help.{about}")
        )
    _shown(options, name, say)


def _shown(options: "_Group", name: str, say: Callable[[str], str]) -> None:
    """Add how results are shown."""
    if name not in {"checks", "steps"}:
        options.add_argument("--json", action="store_true", help=say("help.json"))
    if name not in {"checks", "abilities", "fix"}:
        about = {"audit": "help.system-computer", "steps": "help.system-phone"}
        options.add_argument(
            "--system", type=_computer if name == "audit" else _menus, default=NO_MENUS,
            help=say(about.get(name, "help.system")), metavar=say("metavar.system"),
        )  # fmt: skip
    if name not in {"checks", "abilities", "steps"}:
        options.add_argument("--reveal", action="store_true", help=say("help.reveal"))


_Group = argparse._ArgumentGroup  # noqa: SLF001 what add_argument_group returns has no other name


def _mine(options: _Group, metavar: str, text: str) -> None:
    options.add_argument("--mine", action="append", default=[], metavar=metavar, help=text)


def _watch(operands: _Group, options: _Group, say: Callable[[str], str]) -> None:
    operands.add_argument("input", nargs="?", metavar="-", help=say("help.watch-input"))
    options.add_argument("--bluetooth", action="store_true", help=say("help.bluetooth"))
    options.add_argument("--wifi", metavar=say("metavar.interface"), help=say("help.wifi"))
    options.add_argument(
        "--channel", type=_channel, action="append", default=[],
        metavar=say("metavar.channel"), help=say("help.channel"),
    )  # fmt: skip
    options.add_argument("--this-computer", action="store_true", help=say("help.this-computer"))
    options.add_argument("--discoverable", action="store_true", help=say("help.discoverable"))
    _mine(options, say("metavar.mine"), say("help.mine-live"))
    options.add_argument(
        "--minutes", type=_minutes, metavar=say("metavar.minutes"), help=say("help.minutes")
    )
    options.add_argument("--guided", action="store_true", help=say("help.guided"))


def _menus(text: str) -> Menus:
    system, colon, version = text.partition(":")
    if system not in SYSTEMS or (colon and system not in PHONES):
        raise ValueError
    return Menus(system, _within(version.partition(".")[0], 1, 999) if colon else 0)


def _computer(text: str) -> Menus:
    if text not in COMPUTERS:
        raise ValueError
    return Menus(text)


def _fix(operands: _Group, options: _Group, say: Callable[[str], str]) -> None:
    operands.add_argument("ids", nargs="*", metavar=say("metavar.fix"), help=say("help.fix-ids"))
    options.add_argument("--network", metavar=say("metavar.network"), help=say("help.network"))
    for name in ("apply", "yes", "force", "history", "prove"):
        options.add_argument(f"--{name}", action="store_true", help=say(f"help.{name}"))
    for name, about in (("undo", "undo"), ("check", "check-fix")):
        options.add_argument(
            f"--{name}", nargs="?", const="last", metavar=say("metavar.entry"),
            help=say(f"help.{about}"),
        )  # fmt: skip
    options.add_argument(
        "--minutes", type=_minutes, metavar=say("metavar.minutes"), help=say("help.minutes-prove")
    )


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


def _epilog(words: Words) -> str:
    lines = [labelled(words.text("cli", "help.examples"), "", words).rstrip()]
    for name in ("one", "strongest", "together", "live", "json", "demo"):
        lines.append(f"  {words.text('cli', f'example.{name}')}")
        lines.append(f"      {words.text('cli', f'example.{name}-does')}")
    lines += ["", words.text("cli", "help.exit"), words.text("cli", "help.privacy")]
    return "\n".join(lines).replace("%", "%%")
