"""The commands: analyze, watch, audit, steps, abilities, demo, checks."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from exposure_check.cli.arguments import parsed
from exposure_check.cli.program import Program
from exposure_check.cli.progress import ProgressLine
from exposure_check.cli.worded_parser import TextAskedError, WrongUseError
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.report import Assessment, OnProgress, Report
from exposure_check.wording.reasons import reason_text
from exposure_check.wording.sentence import first_sentence

EXIT_WELL = 0
EXIT_PROTECTED = 0
EXIT_EXPOSED = 1
EXIT_WRONG_USE = 2
EXIT_NOT_ENOUGH = 3
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141
"""128 + SIGINT and 128 + SIGPIPE, as shells report them."""

_EXIT = {
    Assessment.PROTECTED: EXIT_PROTECTED,
    Assessment.EXPOSED: EXIT_EXPOSED,
    Assessment.NOT_ENOUGH: EXIT_NOT_ENOUGH,
}


def main(arguments: Sequence[str], program: Program) -> int:
    """Run one command and return its exit status; every failure is a sentence, not a traceback."""
    try:
        return _spoken(arguments, program)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except OSError:  # not even a complaint can be written
        return EXIT_WRONG_USE


def _spoken(arguments: Sequence[str], program: Program) -> int:
    try:
        status = _guarded(arguments, program)
        program.out.flush()
    except BrokenPipeError:
        # Whoever read the results has read enough, as ``| head`` does.
        return EXIT_PIPE_CLOSED
    except OSError:
        return _complain(program, program.words.text("cli", "message.cannot-write"), hint=False)
    return status


def _guarded(arguments: Sequence[str], program: Program) -> int:
    try:
        return _run(parsed(arguments, program.words, program.version), program)
    except TextAskedError as text:
        program.out.write(str(text))
        return EXIT_WELL
    except WrongUseError as error:
        return _complain(program, str(error), hint=True)
    except ExposureCheckError as error:
        message = reason_text(error.reason, _named(error.details, program), program.words)
        return _complain(program, message, hint=error.reason is Reason.SELECTION_NOT_UNDERSTOOD)
    except KeyboardInterrupt:
        program.err.write("\n" + program.words.text("cli", "message.interrupted") + "\n")
        return EXIT_INTERRUPTED
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 a traceback could quote what others sent
        values = {"place": _place(error)}
        return _complain(program, program.words.text("cli", "message.mistake", values), hint=False)


def _named(details: Mapping[str, str | int], program: Program) -> Mapping[str, str | int]:
    """Call standard input by a name that is more than a dash, and show that there is no name."""
    shown = {"-": program.words.text("cli", "message.standard-input"), "": '""'}
    file = details.get("file")
    return {**details, "file": shown[file]} if file in shown else details


def _place(error: Exception) -> str:
    """Return what kind of error it is and where in this program: nothing of what was read."""
    import traceback  # noqa: PLC0415 for mistakes alone

    steps = traceback.extract_tb(error.__traceback__)
    last = f"{Path(steps[-1].filename).name}:{steps[-1].lineno}" if steps else ""
    return f"{type(error).__name__}, {last}"


def _run(asked: argparse.Namespace, program: Program) -> int:
    match asked.command:
        case "analyze":
            return _show(
                lambda progress: program.client.analyze(asked.files, asked.mine, progress),
                asked,
                program,
            )
        case "demo":
            return _demo(asked, program)
        case "watch":
            from exposure_check.cli.watch import watch  # noqa: PLC0415 files must not wait for it

            return _written(watch(asked, program), asked, program)
        case _:
            return _about(asked, program)


def _about(asked: argparse.Namespace, program: Program) -> int:
    """Run a command that hears nothing; each is loaded when it is asked for."""
    match asked.command:
        case "audit":
            from exposure_check.cli.audit import audit  # noqa: PLC0415

            assessment = audit(asked, program)
            return EXIT_WELL if assessment is None else _EXIT[assessment]
        case "fix":
            from exposure_check.cli.fix import fix  # noqa: PLC0415

            return fix(asked, program)
        case "steps":
            from exposure_check.cli.steps import steps  # noqa: PLC0415

            return steps(asked, program)
        case "abilities":
            from exposure_check.cli.text_abilities import write_abilities  # noqa: PLC0415

            return write_abilities(program, program.abilities(), as_json=asked.json)
        case "checks":
            from exposure_check.cli.text_checks import write_checks  # noqa: PLC0415

            return write_checks(program, asked.name)
        case _:
            return _complain(program, program.words.text("cli", "use.no-command"), hint=True)


def _demo(asked: argparse.Namespace, program: Program) -> int:
    demos = {demo.id: demo for demo in program.client.demos()}
    name = asked.name or next(iter(demos))
    if name not in demos:
        values = {"value": name, "names": ", ".join(demos)}
        return _complain(program, program.words.text("cli", "use.unknown-demo", values), hint=False)
    note = f"{demos[name].title} {program.words.text('report', 'note.made')}"
    return _show(lambda progress: program.client.demo(demos[name], progress), asked, program, note)


def _show(
    check: Callable[[OnProgress], Report],
    asked: argparse.Namespace,
    program: Program,
    note: str = "",
) -> int:
    progress = ProgressLine(program.err, program.words)
    try:
        report = check(progress)
    finally:
        progress.wipe()
    return _written(report, asked, program, note)


def _written(report: Report, asked: argparse.Namespace, program: Program, note: str = "") -> int:
    if asked.json:
        sentence = first_sentence(report, program.words, reveal=asked.reveal)
        program.out.write(program.as_json(report, sentence, asked.reveal))
    else:
        from exposure_check.cli.text_report import ReportText  # noqa: PLC0415 scripts do without

        text = ReportText(program.out, program.width, program.words, asked.reveal, asked.system)
        text.write(report, note)
    return _EXIT[report.assessment]


def _complain(program: Program, message: str, *, hint: bool) -> int:
    from exposure_check.cli.layout import Layout  # noqa: PLC0415 for complaints alone

    layout = Layout(program.err, program.width)
    layout.line(program.words.text("cli", "message.error", {"message": message}))
    if hint:
        layout.line(program.words.text("cli", "message.try-help"))
    return EXIT_WRONG_USE
