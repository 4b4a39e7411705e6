"""What must not stand in any file of the project."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# Written in pieces, so that this file does not hold what it forbids.
FORBIDDEN = {
    "scapy's everything (slow to import, opens sockets' doors)": r"scapy\." + r"all\b",
    "a path of somebody's machine": r"(?<![\w./-])/(work|root|home/\w+|tmp/\w+)/",
    "an address of a package mirror": r"--(extra-)?index-url|--find-" + r"links\s+\S*/",
}
FOLDERS = (".ci", "docs", "exposure_check", "requirements", "resources", "tests", "tools")
SKIPPED = {".lock", ".pcap", ".btsnoop", ".png", ".gz"}


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    if shutil.which("git") is None or not (root / ".git").exists():
        return [
            path
            for folder in FOLDERS
            for path in (root / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        ] + [path for path in root.iterdir() if path.suffix in {".md", ".toml"}]
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_forbidden(what: str, tracked: list[Path], root: Path) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for path in tracked:
        if path.suffix in SKIPPED:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {line.strip()[:80]}")
    assert not found


def test_no_captures_but_the_demos_and_the_labs(tracked: list[Path], root: Path) -> None:
    made = (root / "resources" / "demo", root / "tests" / "recordings")
    captures = {".pcap", ".pcapng", ".btsnoop", ".pklg", ".kismet", ".cap"}
    elsewhere = [
        str(path.relative_to(root))
        for path in tracked
        if path.suffix in captures and not any(path.is_relative_to(folder) for folder in made)
    ]
    assert not elsewhere, "captures are made by a test, by a generator or in the lab"


def test_no_file_is_named_utils(tracked: list[Path]) -> None:
    assert not [path for path in tracked if path.stem in {"utils", "util", "helpers", "common"}]


def test_tests_are_not_a_package(root: Path) -> None:
    assert not list((root / "tests").rglob("__init__.py"))
