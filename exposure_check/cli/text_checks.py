"""The list of checks: what each looks at, what it needs, when it errs."""

from exposure_check.cli.layout import Layout
from exposure_check.cli.program import Program
from exposure_check.model.verdict import NOT_CHECKED, NOT_SEEN, UNDECIDED


def write_checks(program: Program, only: str | None) -> int:
    """Write all checks, or one; returns the exit status."""
    all_checks = (*program.client.checks(), *program.computer().checks)
    checks = [check for check in all_checks if only in (None, check.id)]
    words = program.words
    if not checks:
        layout = Layout(program.err, program.width)
        layout.line(words.text("cli", "use.unknown-check", {"value": only or ""}))
        return 2
    layout = Layout(program.out, program.width)
    for check in checks:
        finding = words.finding(check.id)
        layout.line(f"{check.id} ({check.version}): {finding.title}", hang=2)
        answers = ", ".join((*check.words, UNDECIDED, NOT_SEEN, NOT_CHECKED))
        for heading, text in (
            ("looks-at", finding.looks_at),
            ("needs-to-decide", finding.needs),
            ("errs", finding.errs),
            ("answers", answers),
            ("sources", "; ".join(finding.sources)),
        ):
            layout.line(f"{words.text('report', f'heading.{heading}')}: {text}", indent=2, hang=2)
        layout.line()
    return 0
