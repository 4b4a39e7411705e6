"""Runs the whole program in this process, as a user would from a shell."""

import io
import json

from exposure_check.cli.main import main
from exposure_check.locate import resources
from exposure_check.wiring.commands import program


def run(*arguments):
    """Return (exit status, standard output, standard error)."""
    out, err = io.StringIO(), io.StringIO()
    status = main([str(argument) for argument in arguments], program(resources(), out, err))
    return status, out.getvalue(), err.getvalue()


def report(*arguments):
    """Return (exit status, report as JSON) of ``analyze``."""
    status, out, err = run("analyze", "--json", *arguments)
    assert err == ""
    return status, json.loads(out)


def verdicts(document):
    """Return verdict words by check id."""
    return {check: entry["verdict"] for check, entry in document["checks"].items()}
