"""What is installed is whole: program, words, demo recordings, and the command itself."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import exposure_check


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run outside the checkout, so that nothing is found there by chance."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=folder,
        env=clean,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=root
    )
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment that holds the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "env", with_pip=False)
    commands = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", commands / "python", "install", "--no-index")
    done = run(*pip, "--no-deps", "--quiet", wheel, folder=folder)
    assert done.returncode == 0, done.stderr
    return commands


def test_wheel_holds_all_of_the_program(wheel: Path, root: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        path.relative_to(root).as_posix() for path in (root / "exposure_check").rglob("*.py")
    }
    resources = {
        "exposure_check/_resources/" + path.relative_to(root / "resources").as_posix()
        for path in (root / "resources").rglob("*")
        if path.is_file()
    }
    assert len(resources) > 6
    assert sources | resources <= inside
    top = {name.partition("/")[0] for name in inside}
    assert top == {"exposure_check", f"exposure_check-{exposure_check.__version__}.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_wheel_needs_no_other_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as inside:
        (name,) = [one for one in inside.namelist() if one.endswith(".dist-info/METADATA")]
        text = inside.read(name).decode()
    needed = re.findall(r"^Requires-Dist: (.*)$", text, re.MULTILINE)
    assert all("extra ==" in one for one in needed)


def test_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "exposure-check", "--version", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert exposure_check.__version__ in done.stdout
    assert done.stderr == ""


def test_installed_command_plays_a_demo(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "exposure-check", "demo", "leaks", folder=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines()[0]
    assert not list(tmp_path.iterdir()), "the command left something behind"


def test_version_is_in_the_changelog(root: Path) -> None:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[([^\]]+)\]", text, re.MULTILINE)
    assert headings[0] in {"Unreleased", exposure_check.__version__}
    assert "Unreleased" not in headings[1:]
    assert re.fullmatch(r"\d+\.\d+\.\d+", exposure_check.__version__)


def test_version_stands_once(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert "version" not in project["project"]
