"""The demo recordings are what their generator writes, and small."""

import tomllib
from pathlib import Path

import pytest

from exposure_check.checks.registry import CHECKS
from tools.make_recordings import RECORDINGS


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "resources" / "demo"


@pytest.mark.parametrize("name", RECORDINGS)
def test_committed_file_is_the_generators(name: str, folder: Path) -> None:
    made = RECORDINGS[name]()
    assert made == (folder / name).read_bytes(), "run: python -m tools.make_recordings"
    assert len(made) < 60_000


def test_every_recording_is_in_a_demo_and_labelled_as_made(folder: Path) -> None:
    demos = tomllib.loads((folder / "demos.toml").read_text(encoding="utf-8"))["demo"]
    named = [name for demo in demos for name in demo["files"]]
    assert sorted(named) == sorted(RECORDINGS)
    assert {path.name for path in folder.iterdir()} == {*RECORDINGS, "demos.toml"}
    assert all(demo["title"].startswith("Made recording: ") for demo in demos)
    assert {"leaks", "fine", "linkable"} <= {demo["id"] for demo in demos}


def test_truth_of_every_demo_names_every_check(folder: Path) -> None:
    demos = tomllib.loads((folder / "demos.toml").read_text(encoding="utf-8"))["demo"]
    for demo in demos:
        assert set(demo["truth"]) == {check.id for check in CHECKS}
