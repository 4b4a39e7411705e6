"""The list of checks: what each looks at, what it needs, when it errs."""

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, UNDECIDED
from exposure_check.wording.joints import bracketed, labelled, listed


def write_checks(program: Program, only: str | None) -> int:
    """Write all checks, or one; returns the exit status."""
    all_checks = (*program.client.checks(), *program.computer().checks)
    checks = [check for check in all_checks if only in (None, check.id)]
    words = program.words
    if not checks:
        layout = Layout(program.err, program.width)
        message = words.text("cli", "use.unknown-check", {"value": only or ""})
        layout.line(words.text("cli", "message.error", {"message": message}))
        return 2
    layout = Layout(program.out, program.width)
    for check in checks:
        finding = words.finding(check.id)
        layout.line(
            labelled(bracketed(check.id, str(check.version), words), finding.title, words), hang=2
        )
        answers = listed((*check.words, UNDECIDED, NOT_SEEN, NOT_CHECKED), words)
        sources = words.text("report", "first.list-comma").join(finding.sources)
        for heading, text in (
            ("looks-at", finding.looks_at),
            ("needs-to-decide", finding.needs),
            ("errs", finding.errs),
            ("answers", answers),
            ("sources", sources),
        ):
            shown = labelled(words.text("report", f"heading.{heading}"), text, words)
            layout.line(shown, indent=2, hang=2)
        layout.line()
    return 0
