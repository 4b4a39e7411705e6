"""The command ``audit``: what this computer's own settings say."""

import argparse

from exposure_check.cli.program import Program
from exposure_check.cli.text_audit import AuditText
from exposure_check.model.report import Assessment
from exposure_check.wording.audit import audit_sentence


def audit(asked: argparse.Namespace, program: Program) -> Assessment | None:
    """Audit this computer and write the result, or only record what its system answers.

    Returns:
        The whole in one word; None for a recording, which judges nothing.
    """
    if asked.record:
        program.out.write(program.computer().record())
        return None
    report = program.computer().audit()
    if asked.json:
        sentence = audit_sentence(report, program.words, reveal=asked.reveal)
        program.out.write(program.computer().as_json(report, sentence, asked.reveal))
    else:
        text = AuditText(
            program.out, program.width, program.words, asked.reveal, asked.system.system
        )
        text.write(report)
    return report.assessment
