"""What README.md shows is what the program says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SHORTENED = "…"


def session(root: Path) -> tuple[list[str], list[str]]:
    """Return the command's arguments and the lines that README.md shows of its output."""
    text = (root / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```console\n\$ \./run (.*?)^```", text, re.MULTILINE | re.DOTALL)
    first, _, rest = block.partition("\n")
    return first.split(), rest.splitlines()


@pytest.mark.end_to_end
def test_the_session_is_real(root: Path) -> None:
    arguments, shown = session(root)
    done = subprocess.run(
        [sys.executable, "-m", "exposure_check", *arguments],
        cwd=root,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    output = iter(done.stdout.splitlines())
    missing = [line for line in shown if line != SHORTENED and line not in output]
    assert not missing, "not in the program's output, in this order; copy it anew"


def test_links_lead_somewhere(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert len(pages) > 8
    assert not broken
