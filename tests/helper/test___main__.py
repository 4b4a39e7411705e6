"""How it is started: isolated, from its folder, whatever the user's environment says."""

import subprocess
import sys
from pathlib import Path

from tests.helper.air import FOLDER, ROOT


def said(*command: object, folder: Path, **environment: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=20,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


REFUSED = (1, b"", b"bad-arguments\n")


def test_as_a_folder_and_as_a_module(tmp_path: Path) -> None:
    assert said(sys.executable, "-I", "-S", "-B", FOLDER, folder=tmp_path) == REFUSED
    assert said(sys.executable, "-B", "-m", "exposure_check.helper", folder=ROOT) == REFUSED


def test_nothing_of_the_user_is_imported(tmp_path: Path) -> None:
    for name in ("socket", "os", "enum", "exposure_check", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')", encoding="ascii")
    here = str(tmp_path)
    command = (sys.executable, "-I", "-S", "-B", FOLDER)
    assert said(*command, folder=tmp_path, PYTHONPATH=here, PYTHONSTARTUP=here) == REFUSED


def test_nothing_of_the_program_is_imported() -> None:
    tells = (
        "import sys; import exposure_check.helper.program;"
        "print(*sorted(name for name in sys.modules if name.startswith('exposure_check')))"
    )
    _, names, _ = said(sys.executable, "-B", "-S", "-c", tells, folder=ROOT)
    rooms = {name.split(".")[1] for name in names.decode().split() if "." in name}
    assert rooms == {"helper"}
