"""The lock files: every package with its hashes, and nothing of the machine they were made on."""

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("run", "test", "fuzz")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_packages_and_hashes_only(name: str, root: Path) -> None:
    text = (root / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    package = None
    hashes: dict[str, int] = {}
    for line in text.splitlines():
        if line.startswith("    --hash=sha256:") and package:
            hashes[package] += 1
        elif match := re.match(r"([a-z0-9-]+)==(?:\d+!)?[0-9][\w.]*( ; [^\\]+)? \\$", line):
            package = match.group(0)
            hashes[package] = 0
        else:
            assert re.match(r"\s*#|$", line), f"unexpected line: {line!r}"
    assert hashes
    assert all(hashes.values())


@pytest.mark.parametrize("name", ["test", "fuzz"])
def test_same_versions_as_the_program(name: str, root: Path) -> None:
    ours = pins(root / "requirements" / "run.lock")
    theirs = pins(root / "requirements" / f"{name}.lock")
    assert ours <= theirs


def pins(path: Path) -> set[str]:
    return set(re.findall(r"^[a-z0-9-]+==[^\s;]+", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_lock_holds_what_the_project_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"].get("dependencies", [])]
    for extra in project["project"].get("optional-dependencies", {}).values():
        asked += extra
    groups = {"run": asked, "test": [*asked, *project["dependency-groups"]["test"]]}
    for name, wanted in groups.items():
        locked = {pin.split("==")[0] for pin in pins(root / "requirements" / f"{name}.lock")}
        assert {re.split(r"[<>=!~ ;]", one)[0] for one in wanted} <= locked
